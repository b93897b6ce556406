// The fonts and templates, compiled in: the binary needs no folder beside it.
// #embed takes no pattern, so every file stands here twice; a test compares
// the list with the folders.
#include "CAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fonts_serif_regular[] = {
#embed "../../fonts/LiberationSerif-Regular.ttf"
};
static const unsigned char fonts_serif_bold[] = {
#embed "../../fonts/LiberationSerif-Bold.ttf"
};
static const unsigned char fonts_serif_italic[] = {
#embed "../../fonts/LiberationSerif-Italic.ttf"
};
static const unsigned char fonts_serif_bolditalic[] = {
#embed "../../fonts/LiberationSerif-BoldItalic.ttf"
};
static const unsigned char templates_bao_cao_6_thang[] = {
#embed "../../templates/bao-cao-6-thang.md.j2"
};
static const unsigned char templates_bao_cao_thang_hanh_dong[] = {
#embed "../../templates/bao-cao-thang-hanh-dong.md.j2"
};
static const unsigned char templates_bao_cao_nam[] = {
#embed "../../templates/bao-cao-nam.md.j2"
};
static const unsigned char templates_bieu_bao_luc[] = {
#embed "../../templates/bieu/bao-luc.yaml"
};
static const unsigned char templates_bieu_can_bo_nu[] = {
#embed "../../templates/bieu/can-bo-nu.yaml"
};
static const unsigned char templates_bieu_truyen_thong[] = {
#embed "../../templates/bieu/truyen-thong.yaml"
};
static const unsigned char templates_kiem_tra[] = {
#embed "../../templates/kiem-tra.yaml"
};
static const unsigned char templates_demo_ke_hoach[] = {
#embed "../../templates/demo/ke-hoach.txt"
};
static const unsigned char templates_demo_reports_2026_h1[] = {
#embed "../../templates/demo/reports/2026-H1.yaml"
};
static const unsigned char templates_demo_reports_2026[] = {
#embed "../../templates/demo/reports/2026.yaml"
};
static const unsigned char templates_demo_results_2026_h1_ca[] = {
#embed "../../templates/demo/results/2026-H1/ca.csv"
};
static const unsigned char templates_demo_results_2026_h1_chung[] = {
#embed "../../templates/demo/results/2026-H1/chung.csv"
};
static const unsigned char templates_demo_results_2026_h1_hlhpn[] = {
#embed "../../templates/demo/results/2026-H1/hlhpn.csv"
};
static const unsigned char templates_demo_results_2026_h1_indicators[] = {
#embed "../../templates/demo/results/2026-H1/indicators.csv"
};
static const unsigned char templates_demo_results_2026_h1_kthtdt[] = {
#embed "../../templates/demo/results/2026-H1/kthtdt.csv"
};
static const unsigned char templates_demo_results_2026_h1_mttq[] = {
#embed "../../templates/demo/results/2026-H1/mttq.csv"
};
static const unsigned char templates_demo_results_2026_h1_tdp[] = {
#embed "../../templates/demo/results/2026-H1/tdp.csv"
};
static const unsigned char templates_demo_results_2026_h1_tyt[] = {
#embed "../../templates/demo/results/2026-H1/tyt.csv"
};
static const unsigned char templates_demo_results_2026_h1_vhxh[] = {
#embed "../../templates/demo/results/2026-H1/vhxh.csv"
};
static const unsigned char templates_demo_results_2026_h1_vp[] = {
#embed "../../templates/demo/results/2026-H1/vp.csv"
};
static const unsigned char templates_demo_results_2026_ca[] = {
#embed "../../templates/demo/results/2026/ca.csv"
};
static const unsigned char templates_demo_results_2026_chung[] = {
#embed "../../templates/demo/results/2026/chung.csv"
};
static const unsigned char templates_demo_results_2026_hlhpn[] = {
#embed "../../templates/demo/results/2026/hlhpn.csv"
};
static const unsigned char templates_demo_results_2026_indicators[] = {
#embed "../../templates/demo/results/2026/indicators.csv"
};
static const unsigned char templates_demo_results_2026_kthtdt[] = {
#embed "../../templates/demo/results/2026/kthtdt.csv"
};
static const unsigned char templates_demo_results_2026_mttq[] = {
#embed "../../templates/demo/results/2026/mttq.csv"
};
static const unsigned char templates_demo_results_2026_tdp[] = {
#embed "../../templates/demo/results/2026/tdp.csv"
};
static const unsigned char templates_demo_results_2026_th[] = {
#embed "../../templates/demo/results/2026/th.csv"
};
static const unsigned char templates_demo_results_2026_tyt[] = {
#embed "../../templates/demo/results/2026/tyt.csv"
};
static const unsigned char templates_demo_results_2026_vhxh[] = {
#embed "../../templates/demo/results/2026/vhxh.csv"
};
static const unsigned char templates_indicators_nq28[] = {
#embed "../../templates/indicators/nq28.yaml"
};
static const unsigned char templates_demo_results_2026_vp[] = {
#embed "../../templates/demo/results/2026/vp.csv"
};
static const unsigned char templates_parts_cau[] = {
#embed "../../templates/parts/cau.md.j2"
};
static const unsigned char templates_parts_chi_dao[] = {
#embed "../../templates/parts/chi-dao.md.j2"
};
static const unsigned char templates_parts_bieu_so_lieu[] = {
#embed "../../templates/parts/bieu-so-lieu.md.j2"
};
static const unsigned char templates_parts_chi_tieu[] = {
#embed "../../templates/parts/chi-tieu.md.j2"
};
static const unsigned char templates_parts_danh_gia[] = {
#embed "../../templates/parts/danh-gia.md.j2"
};
static const unsigned char templates_parts_ket_thuc[] = {
#embed "../../templates/parts/ket-thuc.md.j2"
};
static const unsigned char templates_parts_kien_nghi[] = {
#embed "../../templates/parts/kien-nghi.md.j2"
};
static const unsigned char templates_parts_kinh_phi[] = {
#embed "../../templates/parts/kinh-phi.md.j2"
};
static const unsigned char templates_parts_mo_dau[] = {
#embed "../../templates/parts/mo-dau.md.j2"
};
static const unsigned char templates_parts_nhiem_vu[] = {
#embed "../../templates/parts/nhiem-vu.md.j2"
};
static const unsigned char templates_parts_phu_luc[] = {
#embed "../../templates/parts/phu-luc.md.j2"
};
static const unsigned char templates_parts_phu_luc_so_sanh[] = {
#embed "../../templates/parts/phu-luc-so-sanh.md.j2"
};
static const unsigned char templates_parts_so_sanh[] = {
#embed "../../templates/parts/so-sanh.md.j2"
};
static const unsigned char templates_parts_phuong_huong[] = {
#embed "../../templates/parts/phuong-huong.md.j2"
};
static const unsigned char templates_parts_thang_hanh_dong[] = {
#embed "../../templates/parts/thang-hanh-dong.md.j2"
};
static const unsigned char templates_parts_tinh_hinh_chung[] = {
#embed "../../templates/parts/tinh-hinh-chung.md.j2"
};
static const unsigned char templates_bao_cao_tong_hop[] = {
#embed "../../templates/bao-cao-tong-hop.md.j2"
};
static const unsigned char templates_nhom_nhiem_vu[] = {
#embed "../../templates/nhom-nhiem-vu.yaml"
};
static const unsigned char templates_parts_tong_hop_cau[] = {
#embed "../../templates/parts/tong-hop/cau.md.j2"
};
static const unsigned char templates_parts_tong_hop_chi_tieu[] = {
#embed "../../templates/parts/tong-hop/chi-tieu.md.j2"
};
static const unsigned char templates_parts_tong_hop_danh_gia[] = {
#embed "../../templates/parts/tong-hop/danh-gia.md.j2"
};
static const unsigned char templates_parts_tong_hop_gui_bao_cao[] = {
#embed "../../templates/parts/tong-hop/gui-bao-cao.md.j2"
};
static const unsigned char templates_parts_tong_hop_ket_qua[] = {
#embed "../../templates/parts/tong-hop/ket-qua.md.j2"
};
static const unsigned char templates_parts_tong_hop_kien_nghi[] = {
#embed "../../templates/parts/tong-hop/kien-nghi.md.j2"
};
static const unsigned char templates_parts_tong_hop_phu_luc[] = {
#embed "../../templates/parts/tong-hop/phu-luc.md.j2"
};
static const unsigned char templates_parts_tong_hop_phuong_huong[] = {
#embed "../../templates/parts/tong-hop/phuong-huong.md.j2"
};
static const unsigned char templates_parts_tong_hop_so_nganh[] = {
#embed "../../templates/parts/tong-hop/so-nganh.md.j2"
};
static const unsigned char templates_parts_tong_hop_xep_hang[] = {
#embed "../../templates/parts/tong-hop/xep-hang.md.j2"
};
static const unsigned char templates_parts_tong_hop_bieu_va_kinh_phi[] = {
#embed "../../templates/parts/tong-hop/bieu-va-kinh-phi.md.j2"
};
static const unsigned char templates_parts_tong_hop_mo_dau[] = {
#embed "../../templates/parts/tong-hop/mo-dau.md.j2"
};
static const unsigned char templates_parts_tong_hop_thang_hanh_dong[] = {
#embed "../../templates/parts/tong-hop/thang-hanh-dong.md.j2"
};

#define ASSET(name, array) {name, array, sizeof array}

static const CAsset assets[] = {
    ASSET("fonts/LiberationSerif-Regular.ttf", fonts_serif_regular),
    ASSET("fonts/LiberationSerif-Bold.ttf", fonts_serif_bold),
    ASSET("fonts/LiberationSerif-Italic.ttf", fonts_serif_italic),
    ASSET("fonts/LiberationSerif-BoldItalic.ttf", fonts_serif_bolditalic),
    ASSET("templates/bao-cao-6-thang.md.j2", templates_bao_cao_6_thang),
    ASSET("templates/bao-cao-nam.md.j2", templates_bao_cao_nam),
    ASSET("templates/bao-cao-thang-hanh-dong.md.j2", templates_bao_cao_thang_hanh_dong),
    ASSET("templates/bieu/bao-luc.yaml", templates_bieu_bao_luc),
    ASSET("templates/bieu/can-bo-nu.yaml", templates_bieu_can_bo_nu),
    ASSET("templates/bieu/truyen-thong.yaml", templates_bieu_truyen_thong),
    ASSET("templates/demo/ke-hoach.txt", templates_demo_ke_hoach),
    ASSET("templates/demo/reports/2026-H1.yaml", templates_demo_reports_2026_h1),
    ASSET("templates/demo/reports/2026.yaml", templates_demo_reports_2026),
    ASSET("templates/demo/results/2026-H1/ca.csv", templates_demo_results_2026_h1_ca),
    ASSET("templates/demo/results/2026-H1/chung.csv", templates_demo_results_2026_h1_chung),
    ASSET("templates/demo/results/2026-H1/hlhpn.csv", templates_demo_results_2026_h1_hlhpn),
    ASSET("templates/demo/results/2026-H1/indicators.csv", templates_demo_results_2026_h1_indicators),
    ASSET("templates/demo/results/2026-H1/kthtdt.csv", templates_demo_results_2026_h1_kthtdt),
    ASSET("templates/demo/results/2026-H1/mttq.csv", templates_demo_results_2026_h1_mttq),
    ASSET("templates/demo/results/2026-H1/tdp.csv", templates_demo_results_2026_h1_tdp),
    ASSET("templates/demo/results/2026-H1/tyt.csv", templates_demo_results_2026_h1_tyt),
    ASSET("templates/demo/results/2026-H1/vhxh.csv", templates_demo_results_2026_h1_vhxh),
    ASSET("templates/demo/results/2026-H1/vp.csv", templates_demo_results_2026_h1_vp),
    ASSET("templates/demo/results/2026/ca.csv", templates_demo_results_2026_ca),
    ASSET("templates/demo/results/2026/chung.csv", templates_demo_results_2026_chung),
    ASSET("templates/demo/results/2026/hlhpn.csv", templates_demo_results_2026_hlhpn),
    ASSET("templates/demo/results/2026/indicators.csv", templates_demo_results_2026_indicators),
    ASSET("templates/demo/results/2026/kthtdt.csv", templates_demo_results_2026_kthtdt),
    ASSET("templates/demo/results/2026/mttq.csv", templates_demo_results_2026_mttq),
    ASSET("templates/demo/results/2026/tdp.csv", templates_demo_results_2026_tdp),
    ASSET("templates/demo/results/2026/th.csv", templates_demo_results_2026_th),
    ASSET("templates/demo/results/2026/tyt.csv", templates_demo_results_2026_tyt),
    ASSET("templates/demo/results/2026/vhxh.csv", templates_demo_results_2026_vhxh),
    ASSET("templates/demo/results/2026/vp.csv", templates_demo_results_2026_vp),
    ASSET("templates/indicators/nq28.yaml", templates_indicators_nq28),
    ASSET("templates/kiem-tra.yaml", templates_kiem_tra),
    ASSET("templates/parts/cau.md.j2", templates_parts_cau),
    ASSET("templates/parts/chi-dao.md.j2", templates_parts_chi_dao),
    ASSET("templates/parts/bieu-so-lieu.md.j2", templates_parts_bieu_so_lieu),
    ASSET("templates/parts/chi-tieu.md.j2", templates_parts_chi_tieu),
    ASSET("templates/parts/danh-gia.md.j2", templates_parts_danh_gia),
    ASSET("templates/parts/ket-thuc.md.j2", templates_parts_ket_thuc),
    ASSET("templates/parts/kien-nghi.md.j2", templates_parts_kien_nghi),
    ASSET("templates/parts/kinh-phi.md.j2", templates_parts_kinh_phi),
    ASSET("templates/parts/mo-dau.md.j2", templates_parts_mo_dau),
    ASSET("templates/parts/nhiem-vu.md.j2", templates_parts_nhiem_vu),
    ASSET("templates/parts/phu-luc.md.j2", templates_parts_phu_luc),
    ASSET("templates/parts/phu-luc-so-sanh.md.j2", templates_parts_phu_luc_so_sanh),
    ASSET("templates/parts/phuong-huong.md.j2", templates_parts_phuong_huong),
    ASSET("templates/parts/so-sanh.md.j2", templates_parts_so_sanh),
    ASSET("templates/parts/thang-hanh-dong.md.j2", templates_parts_thang_hanh_dong),
    ASSET("templates/parts/tinh-hinh-chung.md.j2", templates_parts_tinh_hinh_chung),
    ASSET("templates/bao-cao-tong-hop.md.j2", templates_bao_cao_tong_hop),
    ASSET("templates/nhom-nhiem-vu.yaml", templates_nhom_nhiem_vu),
    ASSET("templates/parts/tong-hop/cau.md.j2", templates_parts_tong_hop_cau),
    ASSET("templates/parts/tong-hop/chi-tieu.md.j2", templates_parts_tong_hop_chi_tieu),
    ASSET("templates/parts/tong-hop/danh-gia.md.j2", templates_parts_tong_hop_danh_gia),
    ASSET("templates/parts/tong-hop/gui-bao-cao.md.j2", templates_parts_tong_hop_gui_bao_cao),
    ASSET("templates/parts/tong-hop/ket-qua.md.j2", templates_parts_tong_hop_ket_qua),
    ASSET("templates/parts/tong-hop/kien-nghi.md.j2", templates_parts_tong_hop_kien_nghi),
    ASSET("templates/parts/tong-hop/phu-luc.md.j2", templates_parts_tong_hop_phu_luc),
    ASSET("templates/parts/tong-hop/phuong-huong.md.j2", templates_parts_tong_hop_phuong_huong),
    ASSET("templates/parts/tong-hop/so-nganh.md.j2", templates_parts_tong_hop_so_nganh),
    ASSET("templates/parts/tong-hop/xep-hang.md.j2", templates_parts_tong_hop_xep_hang),
    ASSET("templates/parts/tong-hop/bieu-va-kinh-phi.md.j2", templates_parts_tong_hop_bieu_va_kinh_phi),
    ASSET("templates/parts/tong-hop/mo-dau.md.j2", templates_parts_tong_hop_mo_dau),
    ASSET("templates/parts/tong-hop/thang-hanh-dong.md.j2", templates_parts_tong_hop_thang_hanh_dong),
};

size_t baocao_asset_count(void) { return sizeof assets / sizeof *assets; }

CAsset baocao_asset(size_t index) { return assets[index]; }

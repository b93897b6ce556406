// The fonts and templates, compiled in: the binary needs no folder beside it.
// #embed takes no pattern, so every file stands here twice; a test compares
// the list with the folders.
#include "CAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char serif_regular[] = {
#embed "../../fonts/LiberationSerif-Regular.ttf"
};
static const unsigned char serif_bold[] = {
#embed "../../fonts/LiberationSerif-Bold.ttf"
};
static const unsigned char serif_italic[] = {
#embed "../../fonts/LiberationSerif-Italic.ttf"
};
static const unsigned char serif_bold_italic[] = {
#embed "../../fonts/LiberationSerif-BoldItalic.ttf"
};

static const CAsset assets[] = {
    {"fonts/LiberationSerif-Regular.ttf", serif_regular, sizeof serif_regular},
    {"fonts/LiberationSerif-Bold.ttf", serif_bold, sizeof serif_bold},
    {"fonts/LiberationSerif-Italic.ttf", serif_italic, sizeof serif_italic},
    {"fonts/LiberationSerif-BoldItalic.ttf", serif_bold_italic, sizeof serif_bold_italic},
};

size_t baocao_asset_count(void) { return sizeof assets / sizeof *assets; }

CAsset baocao_asset(size_t index) { return assets[index]; }

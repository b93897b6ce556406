internal import Diagnostics

/// Names of offices as they are compared: in plain letters, a people's committee by its usual short form.
enum OfficeName {
    /// `ubnd phuong mau` of `Ủy ban nhân dân phường Mẫu`.
    static func key(_ name: String) -> String {
        Folding.ascii(name).replacing("uy ban nhan dan", with: "ubnd")
    }
}

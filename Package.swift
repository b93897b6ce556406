// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build where the project itself is checked; a newer
// compiler's new warning must not stop an office from building it.
let strict: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + strict

/// A released program holds the Swift libraries itself: it starts faster (README, “Built on”) and
/// runs where no Swift is installed.
func selfContained(_ libraries: String...) -> [LinkerSetting] {
    let flags = ["-static-stdlib"] + libraries.map { "-l" + $0 }
    return [.unsafeFlags(flags, .when(platforms: [.linux], configuration: .release))]
}

/// One stage of the way of the data, or one of the rooms beside it.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one stage; their cases are data files under `Tests/Cases`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        swiftSettings: settings)
}

let package = Package(
    name: "baocao",
    products: [
        .executable(name: "baocao", targets: ["baocao"]),
        .library(name: "ReportKit", targets: ["ReportKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        stage("Diagnostics"),
        stage("PlanModel", ["Diagnostics"]),
        stage("Files", ["Diagnostics", "CXlsx", "CNettle"]),
        stage("PlanImport", ["Diagnostics", "PlanModel", "Files"]),
        stage(
            "Workspace",
            ["Diagnostics", "PlanModel", "Files", "CYaml"]),
        stage("TemplateEngine", ["Diagnostics"]),
        stage("ReportFacts", ["Diagnostics", "PlanModel", "TemplateEngine"]),
        stage("Document", ["Diagnostics"]),
        stage("Markup", ["Diagnostics", "Document", "CCmark"]),
        stage("Layout", ["Diagnostics", "Document"]),
        stage("Typeset", ["Diagnostics", "Document", "Layout", "CTypeset", "CQPDF"]),
        .systemLibrary(name: "CTypeset", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
        .systemLibrary(name: "CYaml", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CXlsx", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CAssets"),
        .target(name: "CQPDF", linkerSettings: [.linkedLibrary("qpdf"), .linkedLibrary("deflate")]),
        stage(
            "ReportKit",
            [
                "Diagnostics", "PlanModel", "Files", "PlanImport", "Workspace", "TemplateEngine",
                "ReportFacts", "Document", "Markup", "Layout", "Typeset", "CAssets",
            ]),
        stage(
            "BaocaoCLI",
            [
                "ReportKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "baocao", dependencies: ["BaocaoCLI"], swiftSettings: settings,
            linkerSettings: selfContained("_FoundationCollections", "_FoundationCShims")),
        .executableTarget(
            name: "baocao-bench",
            dependencies: [
                "ReportKit", "Diagnostics", "Document", "Layout", "Typeset", "CTypeset", "CAssets",
                "TemplateEngine", "ReportFacts", "Files", "Markup",
            ],
            swiftSettings: settings,
            linkerSettings: selfContained(
                "_FoundationCollections", "_FoundationCShims", "CoreFoundation", "_FoundationICU")),

        .target(
            name: "TestSupport", dependencies: ["Diagnostics", "Files"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests(of: "Diagnostics"),
        tests(of: "PlanModel"),
        tests(of: "Files", ["CXlsx"]),
        tests(of: "PlanImport", ["PlanModel", "Files"]),
        tests(of: "Workspace", ["PlanModel", "Files", "PlanImport"]),
        tests(of: "TemplateEngine"),
        tests(of: "ReportFacts", ["PlanModel", "TemplateEngine"]),
        tests(of: "Markup", ["Document"]),
        tests(of: "Layout", ["Document", "Markup"]),
        tests(of: "Typeset", ["Document", "Layout", "CAssets", "CTypeset"]),
        tests(of: "ReportKit"),
        tests(of: "BaocaoCLI", ["baocao"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
    ],
    cxxLanguageStandard: .cxx17
)

// libFuzzer's entry to the template engine; see Tests/TemplateFuzz.
if Context.environment["BAOCAO_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "TemplateFuzz", dependencies: ["TemplateEngine", "Diagnostics"],
            path: "Tests/TemplateFuzz", exclude: ["seeds.py"],
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}

import Foundation
import Testing

/// `#embed` takes no pattern, so Sources/CAssets/assets.c lists every file by hand.
@Suite struct AssetTests {
    @Test func everyFontAndTemplateIsCompiledInByteForByte() throws {
        let expected = try files(in: "fonts", ending: ".ttf") + files(in: "templates", ending: "")
        #expect(Set(Assets.all.keys) == Set(expected))
        #expect(expected.filter { $0.hasPrefix("fonts/") }.count == 4)
        for name in expected {
            let disk = try Data(contentsOf: Repository.root.appendingPathComponent(name))
            let embedded = Assets.all[name].map { Data($0) }
            #expect(embedded == disk, "\(name) in the program differs from the file; build again")
        }
    }

    private func files(in folder: String, ending: String) throws -> [String] {
        let path = Repository.root.appendingPathComponent(folder).path
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(ending) && !$0.hasSuffix("/.gitkeep") }
            .map { folder + "/" + $0 }
            .filter { name in
                var isFolder: ObjCBool = false
                let full = Repository.root.appendingPathComponent(name).path
                return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
    }
}

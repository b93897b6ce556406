package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let folderChanging = DiagnosticID("folder-changing", .data)
}

/// The files of a workspace that tell of one period, all as they were at one moment.
package struct FolderSnapshot: Sendable {
    /// Sorted by name.
    package let files: [PackedFile]
    /// Names in `results/P/` that are no forms and were left out.
    package let strays: [String]

    /// How often a folder that is being written to is read again.
    private static let attempts = 3

    /// - Throws: `results-missing`, what cannot be read, and `folder-changing` when someone goes
    ///   on writing: half of an old state and half of a new one are no state at all.
    package init(of folder: WorkspaceFolder, for period: ReportingPeriod) throws(DiagnosticError) {
        for _ in 0..<Self.attempts {
            try folder.checkPlan()
            try folder.requireResults(folder.resultsFolder(for: period), period)
            let listing = try Listing(folder, period)
            var files: [PackedFile] = []
            for name in listing.names {
                files.append(
                    PackedFile(name, try folder.environment.read(PathName.join(folder.root, name))))
            }
            guard try Listing(folder, period) == listing else { continue }
            self.files = files
            strays = listing.strays
            return
        }
        throw DiagnosticError(
            .error(
                .folderChanging, vi: "“\(folder.root)” đang được ghi trong lúc đọc",
                en: "“\(folder.root)” is being written to while it is read", at: .file(folder.root),
                hints: [
                    Diagnostic.Hint(
                        vi: "chờ lệnh đang ghi vào đó xong rồi chạy lại",
                        en: "wait for the command that writes there and run again")
                ]))
    }

    /// What there is to read, and when it was written.
    private struct Listing: Equatable {
        private(set) var names: [String] = []
        private(set) var strays: [String] = []
        private var stamps: [FileStamp?] = []

        init(_ folder: WorkspaceFolder, _ period: ReportingPeriod) throws(DiagnosticError) {
            let environment = folder.environment
            var found: [(name: String, stamp: FileStamp?)] = []
            for name in ["plan.yaml", "indicators.yaml", "reports/\(period.name).yaml"] {
                let status = environment.status(of: PathName.join(folder.root, name))
                if status.kind == .file { found.append((name, status.stamp)) }
            }
            let places = [
                ("results/\(period.name)", true), ("templates/bieu", false), ("templates/indicators", false),
            ]
            for (place, isResults) in places {
                let path = PathName.join(folder.root, place)
                let status = environment.status(of: path)
                guard status.kind == .folder else { continue }
                stamps.append(status.stamp)
                for entry in try environment.list(path) where !entry.hasPrefix(".") {
                    let name = "\(place)/\(entry)"
                    let status = environment.status(of: PathName.join(path, entry))
                    if status.kind == .file, PackedName.isAllowed(name, for: period) {
                        found.append((name, status.stamp))
                    } else if isResults {
                        strays.append(entry)
                    }
                }
            }
            found.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            names = found.map(\.name)
            stamps += found.map(\.stamp)
        }
    }
}

/// Which paths a bundle may hold: those of a workspace that tell of its period, and no others.
package enum PackedName {
    /// Bytes of one name of a file.
    private static let maximumLength = 200

    package static func isAllowed(_ name: String, for period: ReportingPeriod) -> Bool {
        if name == "plan.yaml" || name == "indicators.yaml" { return true }
        let last = PathName.last(of: name)
        guard isPlain(last) else { return false }
        switch String(Substring(name.utf8.dropLast(last.utf8.count))) {
        case "results/\(period.name)/": return FormFile.isName(last)
        case "reports/": return last == "\(period.name).yaml"
        case "templates/bieu/", "templates/indicators/": return PathName.pathExtension(of: last) == "yaml"
        default: return false
        }
    }

    /// One name in a folder, hidden from nobody: no separators, no control characters.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.first, first != ".", first != "~", name.utf8.count <= maximumLength else {
            return false
        }
        return name.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII {
                return scalar != "/" && scalar != "\\" && scalar.value >= 0x20 && scalar.value != 0x7F
            }
            return ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
                scalar.properties.generalCategory)
        }
    }
}

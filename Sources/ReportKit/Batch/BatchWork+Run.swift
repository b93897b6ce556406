internal import Diagnostics
internal import Files

extension BatchWork {
    /// Does the part of the list; to be called while its lock is held.
    func run(_ observe: @escaping (BatchEvent) -> Void) throws(DiagnosticError) -> Outcome {
        try clearScratch()
        let journal = try BatchJournal(in: folder, shard: shard, environment: environment)
        var record = BatchRecord(wards, journal, environment, observe: observe)
        let stop = StopSignals()
        var signal: Int32?
        var isImpatient = false
        func noticeStop() {
            guard let taken = stop.take() else { return }
            isImpatient = signal != nil
            signal = signal ?? taken
        }
        var rest = wards[...]
        func next() -> WardTask? {
            while signal == nil, record.fault == nil, let ward = rest.popFirst() {
                guard let fault = ward.fault else { return record.task(for: ward) }
                record.take(WardReport(failed: record.task(for: ward), [fault], renderer))
            }
            return nil
        }
        try work(next) {
            noticeStop()
            return isImpatient
        } done: {
            record.take($0)
        }
        refuseTwins(&record)
        record.close()
        return end(record, signal)
    }

    /// By worker processes; without a worker program, here.
    private func work(
        _ next: () -> WardTask?, isImpatient: () -> Bool, done: (WardReport) -> Void
    ) throws(DiagnosticError) {
        guard request.worker.isEmpty else {
            let pool = WorkerPool(request.worker, settings, renderer)
            return try pool.run(jobs: jobs, next: next, isImpatient: isImpatient, done: done)
        }
        let rendering = WardRendering(settings, environment: environment)
        while !isImpatient(), let task = next() { done(rendering.report(on: task)) }
    }

    /// What workers that were killed have left behind.
    private func clearScratch() throws(DiagnosticError) {
        for name in try environment.list(settings.scratch) {
            try environment.remove(PathName.join(settings.scratch, name))
        }
    }

    /// Two folders of one organisation: the first in the list stays, as nobody can know which is right.
    private func refuseTwins(_ record: inout BatchRecord) {
        var first: [String: WardList.Ward] = [:]
        for ward in wards {
            guard let organisation = record.reports[ward.place]?.entry?.organisation else { continue }
            guard let known = first[organisation] else {
                first[organisation] = ward
                continue
            }
            var diagnostics = [Self.sameOrganisation(ward, known, organisation)]
            do throws(DiagnosticError) {
                try environment.remove(PathName.join(request.output, ward.report))
            } catch { diagnostics += error.diagnostics }
            record.refuse(ward.place, WardReport(failed: record.task(for: ward), diagnostics, renderer))
        }
    }

    private static func sameOrganisation(
        _ ward: WardList.Ward, _ other: WardList.Ward, _ organisation: String
    ) -> Diagnostic {
        .error(
            .organisationTwice,
            vi:
                "“\(ward.folder)” là của cùng một cơ quan với “\(other.folder)” (\(organisation)), không giữ báo cáo thứ hai",
            en:
                "“\(ward.folder)” is of the same organisation as “\(other.folder)” (\(organisation)); its report is not kept",
            at: .span(ward.line),
            hints: [
                Diagnostic.Hint(
                    vi:
                        "bỏ một trong hai dòng; nếu là hai cơ quan khác nhau thì sửa mục organisation của plan.yaml",
                    en:
                        "take one of the lines out; if they are two, tell them apart in plan.yaml, organisation",
                    at: .span(other.line))
            ])
    }

    private func end(_ record: BatchRecord, _ signal: Int32?) -> Outcome {
        let summary = BatchSummary(
            wards: wards, reports: record.reports, progress: record.progress, period: settings.period,
            output: request.output, listed: listed, shard: shard, say: program.say)
        let status: Int32 =
            if let fault = record.fault {
                fault.stage.rawValue
            } else if let signal {
                128 + signal
            } else {
                record.progress.failed > 0 ? Stage.data.rawValue : 0
            }
        return Outcome(
            status: status, output: Array(summary.text.utf8),
            messages: renderer.render(record.fault?.diagnostics ?? []))
    }

    /// Another split of the same list would do some wards twice and some not at all.
    func refuseOtherSplits() throws(DiagnosticError) {
        let others = try environment.list(folder).filter {
            $0.hasSuffix(".lock") && !$0.hasSuffix("-of-\(shard.count).lock")
        }
        for name in others {
            let lock = PathName.join(folder, name)
            if try environment.whileLocked(lock, {}) == nil { throw busy(lock) }
        }
    }

    func busy(_ lock: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .batchBusy, vi: "một lệnh batch khác đang ghi vào “\(request.output)”",
                en: "another batch is writing to “\(request.output)”", at: .file(lock),
                hints: [
                    Diagnostic.Hint(
                        vi: "chờ lệnh kia xong rồi chạy lại; lệnh bị ngắt giữa chừng không giữ khoá",
                        en: "wait for it and run again; one that was killed holds no lock"),
                    Diagnostic.Hint(
                        vi:
                            "các phần của một danh sách chạy cùng lúc được khi cùng một số phần: --shard 1/2 và 2/2",
                        en: "parts of one list run at once where they split it alike: --shard 1/2 and 2/2"),
                ]))
    }

    static func isFolder(_ list: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .listIsFolder, vi: "“\(list)” là một thư mục, ở đây cần tệp danh sách",
                en: "“\(list)” is a folder; a list is due here", at: .file(list),
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi mỗi dòng một thư mục làm việc vào một tệp, như: ls -d */ > phuong.txt",
                        en: "write a workspace a line into a file, as in: ls -d */ > wards.txt"),
                    Diagnostic.Hint(
                        vi:
                            "lập báo cáo của riêng thư mục này: baocao render \(PathText.shellQuoted(list)) --period KỲ",
                        en:
                            "for the report of this folder alone: baocao render \(PathText.shellQuoted(list)) --period PERIOD"
                    ),
                ]))
    }

    static func empty(_ list: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .listEmpty, vi: "“\(list)” không có thư mục nào", en: "“\(list)” names no folder",
                at: .file(list),
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi mỗi dòng một thư mục làm việc; dòng bắt đầu bằng # là ghi chú",
                        en: "write a workspace a line; lines that begin with # are notes")
                ]))
    }
}

extension DiagnosticID {
    static let batchBusy = DiagnosticID("batch-busy", .output)
    static let listIsFolder = DiagnosticID("list-is-folder", .data)
    static let listEmpty = DiagnosticID("list-empty", .data)
    static let organisationTwice = DiagnosticID("organisation-twice", .data)
    static let badJobs = DiagnosticID("bad-jobs", .usage)
}

import ArgumentParser
import EventData
import Foundation
import Gateway
import Kubernetes
import WorkflowRunner

struct Logs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the steps of a Workflow of the local cluster printed.",
        usage: "signalbox logs WORKFLOW [POD] [-f] [-n NAMESPACE] [--data DIR]",
        discussion: "The gateway keeps it in its data directory, as long as the Workflow is there."
    )
    @OptionGroup var cluster: ClusterOptions
    @Argument(help: "The Workflow's name, or @latest.") var workflow: String
    @Argument(help: "A pod's name, as 'get workflow' shows it; all of them by default.") var pod: String?
    @Flag(name: .shortAndLong, help: "Go on until the Workflow has ended.") var follow = false
    @Option(name: .customLong("data"), help: .init("The gateway's data directory.", valueName: "dir"))
    var dataDirectory = ".signalbox"

    /// Between two looks at the files.
    private static let interval = Duration.milliseconds(200)

    func validate() throws {
        guard cluster.cluster == .local else {
            throw ValidationError("the logs of a real cluster are its own; use: argo logs, or kubectl logs")
        }
    }

    func run() async throws {
        try await cluster.withClient { client, namespace in
            let path = try await client.workflow(named: workflow, in: namespace)
            let directory = RunnerPlaces(dataDirectory: dataDirectory).logs(
                namespace: namespace,
                workflow: path.name ?? ""
            )
            var reader = LogReader(directory: directory, pod: pod)
            while true {
                // Looked at before the files, so that nothing is missed.
                let hasEnded = follow ? WorkflowPicture.hasEnded(try await client.get(path)) : true
                reader.printNews(isLast: hasEnded)
                if hasEnded { break }
                try await Task.sleep(for: Self.interval)
            }
            guard reader.hasFound || follow else {
                throw Failure("there is nothing in \(directory); name the gateway's data directory with --data DIR")
            }
        }
    }
}

/// Reads the files of a Workflow's pods as they grow.
private struct LogReader {
    let directory: String
    let pod: String?
    private(set) var hasFound = false
    private var places: [String: UInt64] = [:]
    /// Lines that have not ended yet.
    private var rests: [String: Data] = [:]

    init(directory: String, pod: String?) {
        self.directory = directory
        self.pod = pod
    }

    /// Prints whole lines that are new, each with its pod, as `argo logs` does.
    mutating func printNews(isLast: Bool) {
        for name in names {
            guard let file = FileHandle(forReadingAtPath: "\(directory)/\(name)") else { continue }
            hasFound = true
            try? file.seek(toOffset: places[name] ?? 0)
            let news = (try? file.readToEnd()) ?? nil
            try? file.close()
            places[name, default: 0] += UInt64(news?.count ?? 0)
            var text = (rests[name] ?? Data()) + (news ?? Data())
            let title = (name.hasSuffix(".log") ? String(name.dropLast(4)) : name).removingPercentEncoding ?? name
            while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
                Output.line("\(title): \(String(decoding: text[..<end], as: UTF8.self))")
                text = text[text.index(after: end)...]
            }
            rests[name] = Data(text)
            if isLast, !text.isEmpty { Output.line("\(title): \(String(decoding: text, as: UTF8.self))") }
        }
    }

    /// Files by their age.
    private var names: [String] {
        let files = FileManager.default
        let all = (try? files.contentsOfDirectory(atPath: directory)) ?? []
        let wanted = pod.map { pod in all.filter { $0 == "\(pod.pathEscaped).log" } } ?? all
        let dated = wanted.map { name in
            (
                name,
                (try? files.attributesOfItem(atPath: "\(directory)/\(name)")[.creationDate] as? Date)
                    ?? Date.distantPast
            )
        }
        return dated.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }
}

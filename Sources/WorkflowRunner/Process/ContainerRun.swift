import EventData
import FoundationEssentials
import Workflows

/// One container of a leaf: its command, in the leaf's directory.
struct ContainerRun: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence
    let directory: LeafDirectory
    let log: LeafLog
    let name: String
    /// With podman: what its image is called, and whether what it leaves is looked for.
    var images: PodmanImages.Names = [:]
    var hasOutputs = true

    struct End: Sendable {
        let code: Int
        /// nil when it succeeded.
        let failure: LeafProblem?
        /// Where outputs are that were copied out of a container.
        var copies: [FencePlan.Bind] = []
    }

    /// Between two looks at what the process says of its progress.
    private static let progressInterval = Duration.seconds(1)

    func run(
        _ container: JSON,
        stops: AsyncStream<Void>,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> End {
        let environment = try await LeafEnvironment(task: task, cluster: tools.cluster, isOfImage: tools.podman != nil)
            .variables(of: container, named: name)
        let command = try Command(
            program: expanded(container.list("command"), environment),
            arguments: expanded(container.list("args"), environment) + script(of: container)
        )
        if let path = directory.exchangedPart {
            throw .error("\(name): \(path) cannot be mounted: a container before put a link in its subPath")
        }
        if let podman = tools.podman {
            return try await run(container, by: podman, command, environment, stops, tell)
        }
        return try await runFenced(container, command, environment, stops, tell)
    }

    /// The manifest's words, and the file of a script.
    struct Command: Sendable {
        var program: [String]
        var arguments: [String]
    }

    typealias Variables = [(name: String, value: String)]

    private func expanded(_ words: [JSON], _ environment: Variables) throws(LeafProblem) -> [String] {
        let variables = Dictionary(environment.map { ($0.name, $0.value) }) { $1 }
        var expanded: [String] = []
        for word in words {
            guard let text = VariableExpansion.expanded(word.string ?? "", variables) else {
                throw .error(
                    "\(name): an argument is longer than \(VariableExpansion.longestBytes - 1) bytes, which no program "
                        + "can be given; pass it as an artifact"
                )
            }
            expanded.append(text)
        }
        return expanded
    }

    /// Writes a script into its file, which is the last argument.
    private func script(of container: JSON) throws(LeafProblem) -> [String] {
        let source = container.text("source")
        if source.isEmpty { return [] }
        try directory.write(Array(source.utf8), to: LeafDirectory.script, mode: 0o755)
        return [LeafDirectory.script]
    }

    /// Runs what was prepared, to its end.
    func ended(
        _ program: some LeafProgram,
        _ stops: AsyncStream<Void>,
        _ tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> LeafProcess.End {
        let process = LeafProcess(
            program: program,
            outputBytes: tools.limits.outputBytes,
            deadline: task.deadline,
            stops: stops,
            now: tools.now
        )
        do {
            return try await withProgress(tell) { try await process.run { await log.take($0, $1) } }
        } catch {
            throw .error("\(name): the process cannot be run: \(error)")
        }
    }

    /// In words; nil when it succeeded.
    func failure(_ end: LeafProcess.End) -> LeafProblem? {
        let limits = tools.limits
        switch end.ending {
        case .deadline: return .failed(LeafProcess.deadlineMessage)
        case .stopped: return .failed("\(name): terminated (exit code \(end.code))")
        case .tooMuchOutput:
            return .failed("\(name): printed more than outputBytes (\(limits.outputBytes)) allows, and was ended")
        case nil: break
        }
        if end.code == 0 { return nil }
        let problem = "\(name): Error (exit code \(end.code))"
        switch end.code {
        // SIGXCPU and SIGXFSZ.
        case 152: return .failed("\(problem): it used more than cpuSeconds (\(limits.cpuSeconds)) allows")
        case 153: return .failed("\(problem): it wrote a file longer than fileBytes (\(limits.fileBytes)) allows")
        default: return .failed(problem)
        }
    }

    /// Tells, while `body` runs, what the process writes into its progress file.
    private func withProgress<Result: Sendable>(
        _ tell: @escaping @Sendable (LeafNews.Kind) async -> Void,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                var last = ""
                while !Task.isCancelled {
                    do { try await Task.sleep(for: Self.progressInterval) } catch { return nil }
                    guard let text = progress, text != last else { continue }
                    last = text
                    let numbers = text.split(separator: "/").map { Int($0) }
                    if numbers.count == 2, let done = numbers[0], let total = numbers[1], done <= total, done >= 0 {
                        await tell(.progress(done: done, of: total))
                    }
                }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() { if let result { return result } }
            throw CancellationError()
        }
    }

    private var progress: String? {
        do throws(LeafProblem) {
            return try directory.bytes(of: LeafDirectory.progress, limit: 64, called: "progress")
                .map { String(decoding: $0.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
        } catch {
            // What the step made there is no progress, and its own affair.
            return nil
        }
    }
}

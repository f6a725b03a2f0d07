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

    struct End: Sendable {
        let code: Int
        /// nil when it succeeded.
        let failure: LeafProblem?
    }

    /// Between two looks at what the process says of its progress.
    private static let progressInterval = Duration.seconds(1)

    func run(
        _ container: JSON,
        stops: AsyncStream<Void>,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> End {
        let environment = try await LeafEnvironment(task: task, cluster: tools.cluster)
            .variables(of: container, named: name)
        let variables = Dictionary(environment.map { ($0.name, $0.value) }) { $1 }
        let command = try command(of: container, variables)
        if let missing = missing(command[0]) { return missing }
        var plan = FencePlan(root: directory.root, command: command)
        plan.environment = environment
        plan.binds = directory.volumes
        plan.made = madePaths
        plan.host = String(task.podName.suffix(63))
        plan.limits = tools.limits
        plan.workingDirectory = try workingDirectory(container)
        guard plan.isWritable(in: fence.scenery) else {
            throw .error("\(name): a value in command, args, env or a path holds a NUL character; leave it out")
        }
        let process = FencedProcess(fence: fence, plan: plan, deadline: task.deadline, stops: stops, now: tools.now)
        do {
            let end = try await withProgress(tell) { try await process.run { await log.take($0, $1) } }
            return End(code: end.code, failure: failure(end))
        } catch {
            throw .error("\(name): the process cannot be run: \(error)")
        }
    }

    private func command(of container: JSON, _ variables: [String: String]) throws(LeafProblem) -> [String] {
        let image = container.text("image")
        var words = container.list("command").compactMap(\.string)
        if words.isEmpty, let program = KnownImages.program(of: image) { words = [program] }
        guard words.first?.isEmpty == false else {
            throw .error(
                "\(name): the template has no command, and the image \(image.isEmpty ? "" : "'\(image)' ")is not "
                    + "read here; write command: in the template"
            )
        }
        var command: [String] = []
        for word in words + container.list("args").map({ $0.string ?? "" }) {
            guard let text = VariableExpansion.expanded(word, variables) else {
                throw .error(
                    "\(name): an argument is longer than \(VariableExpansion.longestBytes - 1) bytes, which no program "
                        + "can be given; pass it as an artifact"
                )
            }
            command.append(text)
        }
        let source = container.text("source")
        if !source.isEmpty {
            try directory.write(Array(source.utf8), to: LeafDirectory.script, mode: 0o755)
            command.append(LeafDirectory.script)
        }
        try ProgramNames.supply(command[0], in: directory, of: fence.scenery)
        return command
    }

    /// What there is to say when the program is not there.
    private func missing(_ program: String) -> End? {
        guard program.contains("/") else {
            if ProgramNames.has(program, fence.scenery) { return nil }
            let problem = LeafProblem.error(
                "\(name): this machine has no program '\(program)', and images are not read here; install it"
            )
            return End(code: 64, failure: problem)
        }
        if fence.scenery.shows(program), FileKind.following(program) == .file { return nil }
        if let outside = directory.outside(program), FileKind(outside) == .file { return nil }
        return End(code: 64, failure: .failed("\(name): Error (exit code 64): there is no program \(program)"))
    }

    private func workingDirectory(_ container: JSON) throws(LeafProblem) -> String {
        let path = container.text("workingDir")
        guard !path.isEmpty else { return LeafDirectory.home }
        guard path.hasPrefix("/"), let outside = directory.outside(path) else {
            throw .error("\(name): workingDir '\(path)' is no absolute path; correct it")
        }
        if !fence.scenery.shows(path) {
            try? FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        }
        return path
    }

    /// Every path that the template says will be there: their directories must exist and be writable.
    private var madePaths: [String] {
        let outputs = task.template["outputs"] ?? .null
        let paths =
            outputs.list("parameters").compactMap { $0.at("valueFrom", "path")?.string }
            + outputs.list("artifacts").map { $0.text("path") }
            + (task.template["inputs"] ?? .null).list("artifacts").map { $0.text("path") }
        let absolute = paths.filter { $0.hasPrefix("/") }
        for path in absolute {
            let parent = URL(filePath: path).deletingLastPathComponent().path
            guard let outside = directory.outside(parent) else { continue }
            try? FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        }
        return absolute
    }

    private func failure(_ end: FencedProcess.End) -> LeafProblem? {
        let limits = tools.limits
        switch end.ending {
        case .deadline: return .failed(FencedProcess.deadlineMessage)
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
        let bytes = try? directory.bytes(of: LeafDirectory.progress, limit: 64, called: "progress")
        return bytes.map { String(decoding: $0.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
    }
}

import EventData
import FoundationEssentials
import Logging
import Workflows

// A container as a process of this machine, in a fence; its image is not looked at (decision 0049).
extension ContainerRun {
    func runFenced(
        _ container: JSON,
        _ command: Command,
        _ environment: Variables,
        _ stops: AsyncStream<Void>,
        _ tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> End {
        let words = try words(of: command, image: container.text("image"))
        let path = environment.last { $0.name == "PATH" }?.value ?? ""
        if let missing = missing(words[0], path) { return missing }
        var plan = FencePlan(root: directory.root, command: words)
        plan.environment = environment
        plan.binds = directory.volumes
        plan.made = madePaths
        plan.host = String(task.podName.suffix(63))
        plan.limits = tools.limits
        // As in most images: what a step writes to a relative path is looked for below /.
        plan.workingDirectory = container["workingDir"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? "/"
        guard plan.isWritable(in: fence.scenery) else {
            throw .error("\(name): a value in command, args, env or a path holds a NUL character; leave it out")
        }
        try make(workingDirectory: plan.workingDirectory)
        if let path = directory.mountOverLink {
            throw .error("\(name): \(path) cannot be mounted: a container before put a link there, or above it")
        }
        let end = try await ended(FencedProgram(fence: fence, plan: plan, gate: try gate()), stops, tell)
        return End(code: end.code, failure: failure(end))
    }

    private func gate() throws(LeafProblem) -> FenceGate {
        do throws(FenceGate.Failure) {
            return try FenceGate(at: directory.gate, processes: tools.limits.processes)
        } catch {
            throw .error("\(name): its processes cannot be limited: \(error)")
        }
    }

    private func words(of command: Command, image: String) throws(LeafProblem) -> [String] {
        var program = command.program
        let known = KnownImages.program(of: image)
        if program.isEmpty, let known { program = [known] }
        guard let first = program.first, !first.isEmpty else {
            throw .error(
                "\(name): the template has no command, and the image \(image.isEmpty ? "" : "'\(image)' ")is not "
                    + "read here; write command: in the template, or run the gateway with --runner podman"
            )
        }
        program[0] = KnownImages.name(of: first, in: image)
        // A shell may call it too.
        for name in Set([program[0]] + KnownImages.programs(in: image)) {
            try ProgramNames.supply(name, in: directory, of: fence.scenery)
        }
        return program + command.arguments
    }

    /// What there is to say when the program is not there.
    ///
    /// `path` is the step's own `PATH`, along which it may have put a program.
    private func missing(_ program: String, _ path: String) -> End? {
        guard program.contains("/") else {
            if ProgramNames.has(program, fence.scenery) { return nil }
            // Its own files, or the machine's that it sees, such as a version below /usr/lib.
            let places = path.split(separator: ":").map { "\($0)/\(program)" }
            if places.contains(where: { fence.scenery.has($0) || directory.place($0)?.kind == .file }) { return nil }
            let problem = LeafProblem.error(
                "\(name): this machine has no program '\(program)', and images are not read here; install it"
            )
            return End(code: 64, failure: problem)
        }
        if fence.scenery.has(program) { return nil }
        if directory.place(program)?.kind == .file { return nil }
        return End(code: 64, failure: .failed("\(name): Error (exit code 64): there is no program \(program)"))
    }

    private func make(workingDirectory path: String) throws(LeafProblem) {
        guard path.hasPrefix("/") else {
            throw .error("\(name): workingDir '\(path)' is no absolute path; correct it")
        }
        if fence.scenery.shows(path) { return }
        do throws(LeafProblem) { try directory.makeDirectory(path) } catch {
            throw .error("\(name): workingDir: \(error.message)")
        }
    }

    /// Every path that the template says will be there: their directories must exist and be writable.
    ///
    /// One that the step makes itself is not made for it, or its `mkdir` would fail.
    private var madePaths: [String] {
        let outputs = task.template["outputs"] ?? .null
        let paths =
            outputs.list("parameters").compactMap { $0.at("valueFrom", "path")?.string }
            + outputs.list("artifacts").map { $0.text("path") }
            + (task.template["inputs"] ?? .null).list("artifacts").map { $0.text("path") }
        let absolute = paths.filter { $0.hasPrefix("/") }
        for path in absolute {
            var parent = URL(filePath: path).deletingLastPathComponent().path
            if stepMakes(parent) { parent = URL(filePath: parent).deletingLastPathComponent().path }
            do throws(LeafProblem) { try directory.makeDirectory(parent) } catch {
                // The step itself may do better; else its output is not there, which is said then.
                let facts: Logger.Metadata = ["path": "\(parent)", "reason": "\(error.message)"]
                tools.logger.warning("the directory of an output cannot be made", metadata: facts)
            }
        }
        return absolute
    }

    /// Whether the step's own words are to make this very directory.
    private func stepMakes(_ directory: String) -> Bool {
        let template = task.template
        let bodies =
            ["script", "container"].compactMap { template[$0] } + (template["containerSet"] ?? .null).list("containers")
        let words = bodies.flatMap { body in
            (body.list("command") + body.list("args")).compactMap(\.string) + [body.text("source")]
        }.joined(separator: "\n")
        return words.ranges(of: "mkdir").contains { command in
            let operands = words[command.upperBound...].prefix { !";&|\n".contains($0) }
            return operands.ranges(of: directory).contains { place in
                let next = operands[place.upperBound...].drop { $0 == "/" }.first
                return next.map { !($0.isLetter || $0.isNumber || "._-".contains($0)) } ?? true
            }
        }
    }
}

import EventData
import FoundationEssentials
import Glibc
import Workflows

// A container from its own image, by podman (decision 0058).
extension ContainerRun {
    func run(
        _ container: JSON,
        by podman: Podman,
        _ command: Command,
        _ environment: Variables,
        _ stops: AsyncStream<Void>,
        _ tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> End {
        var plan = try plan(container, command, podman)
        if let flaw = plan.flaw { throw .error("\(name): \(flaw)") }
        let environment = try PodmanEnvironment(environment)
        let secret = podman.labels.secretsOfLife + UUID().uuidString.prefix(8).lowercased()
        plan.secrets = environment.others.enumerated().map { ("\(secret)-\($0)", $1.name) }
        let end: Result<End, LeafProblem>
        do throws(LeafProblem) { end = .success(try await run(plan, environment, by: podman, stops, tell)) } catch {
            end = .failure(error)
        }
        // Also where this task was cancelled, which would cancel what removes as well.
        let made = plan
        await Task { await podman.remove(made) }.value
        return try end.get()
    }

    private func plan(_ container: JSON, _ command: Command, _ podman: Podman) throws(LeafProblem) -> PodmanPlan {
        let image = container.text("image")
        let place = "\(directory.base)/podman/\(name.fileName)"
        let title = "signalbox-\(task.podName)-\(name)".utf8.map {
            PodmanPlan.isPartOfName($0) ? $0 : UInt8(ascii: "-")
        }
        var plan = PodmanPlan(
            // Never that of another one, such as of a Workflow of the same name in another namespace.
            name: String(decoding: title.prefix(200), as: UTF8.self) + "-\(UUID().uuidString.prefix(8).lowercased())",
            image: images[image] ?? image,
            directory: place,
            environmentFile: "\(place)/\(podman.labels.environmentFile)"
        )
        plan.program = command.program.first
        plan.words = command.program.dropFirst() + command.arguments
        plan.binds = try directory.binds(of: container, in: task.template)
        plan.host = String(task.podName.suffix(63))
        plan.limits = tools.limits
        plan.workingDirectory = container["workingDir"]?.string
        return plan
    }

    private func run(
        _ plan: PodmanPlan,
        _ environment: PodmanEnvironment,
        by podman: Podman,
        _ stops: AsyncStream<Void>,
        _ tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> End {
        do {
            try FileManager.default.makePrivateDirectory(plan.directory)
            // What an earlier container of this name left, such as its last try, says nothing of this one.
            try FileManager.default.removeIfThere(plan.processFile)
            try FileManager.default.removeIfThere(plan.memoryFile)
        } catch { throw .error("\(name): its directory cannot be made: \(error)") }
        guard WrittenFile(plan.environmentFile)?.write(environment.file[...]) == true else {
            throw .error("\(name): the environment cannot be written: error \(errno)")
        }
        defer { FileManager.default.removeIfThere(plan.environmentFile, tools.logger) }
        for (secret, variable) in zip(plan.secrets, environment.others) {
            try await podman.keep(variable.value, as: secret.name)
        }
        let program = PodmanProgram(
            call: podman.tool.call(plan.arguments(with: podman.labels, on: podman.machine)),
            directory: plan.directory,
            processFile: plan.processFile,
            sign: directory.sign
        )
        let end = try await ended(program, stops, tell)
        let isUnclear = PodmanPlan.isOfPodman(end.code) && end.ending == nil
        let facts = isUnclear ? try await facts(of: plan, podman) : nil
        if isUnclear, facts?.wasStarted != true {
            let reason = ProgramOutput.reason(in: await log.lastProblems)
            throw .error("\(name): podman cannot run it: \(reason); try it with: podman run \(plan.image)")
        }
        // One that was ended before it was made has nothing.
        let copies = hasOutputs && plan.wasMade ? try await copies(from: plan, by: podman) : []
        return End(
            code: end.code,
            failure: failure(end, ranOutOfMemory: facts?.ranOutOfMemory == true || FileKind(plan.memoryFile) != nil),
            copies: copies
        )
    }

    private func facts(of plan: PodmanPlan, _ podman: Podman) async throws(LeafProblem) -> Podman.Facts? {
        do throws(LeafProblem) { return try await podman.facts(of: plan.name) } catch {
            throw .error("\(name): \(error.message)")
        }
    }

    private func failure(_ end: LeafProcess.End, ranOutOfMemory: Bool) -> LeafProblem? {
        guard end.code == 137, end.ending == nil else { return failure(end) }
        let problem = "\(name): Error (exit code 137): it"
        return ranOutOfMemory
            ? .failed("\(problem) used more than memoryBytes (\(tools.limits.memoryBytes)) allows")
            : .failed(
                "\(problem) was killed, perhaps at memoryBytes (\(tools.limits.memoryBytes)) or "
                    + "cpuSeconds (\(tools.limits.cpuSeconds))"
            )
    }

    /// Copies what the template says will be there, unless it lies in what is mounted, where we have it already.
    private func copies(from plan: PodmanPlan, by podman: Podman) async throws(LeafProblem) -> [FencePlan.Bind] {
        let outputs = task.template["outputs"] ?? .null
        let paths =
            outputs.list("parameters").compactMap { $0.at("valueFrom", "path")?.string }
            + outputs.list("artifacts").map { $0.text("path") }
        // Those of an earlier try: podman would copy a directory into the one that is there.
        let all = "\(directory.base)/copies"
        FileManager.default.removeWhole(all, tools.logger)
        guard FileKind(all) == nil else { throw .error("\(name): what its last try left cannot be removed") }
        var copies: [FencePlan.Bind] = []
        for path in Set(paths.compactMap(LeafDirectory.normal)).sorted() where !plan.binds.contains(holding: path) {
            let place = "\(all)/\(copies.count)"
            do { try FileManager.default.makePrivateDirectory(place) } catch {
                throw .error("\(name): \(path) cannot be copied: \(error)")
            }
            let target = "\(place)/\(URL(filePath: path).lastPathComponent)"
            if try await podman.copy(path, of: plan.name, to: target) {
                copies.append(FencePlan.Bind(source: target, place: path))
            }
        }
        return copies
    }
}

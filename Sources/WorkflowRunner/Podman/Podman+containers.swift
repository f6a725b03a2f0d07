import FoundationEssentials
import Logging

// What is done with containers beside running them.
extension Podman {
    /// How often what is left is looked at, and how long between: podman may be busy with the same containers.
    private static let looks = 20
    private static let lookInterval = Duration.milliseconds(500)

    /// Ends and removes what an earlier run of the gateway has left.
    func removeLeftovers() async throws(Missing) {
        do {
            for _ in 0..<Self.looks {
                let found = try await tool.output(
                    ["ps", "--all", "--quiet", "--no-trunc", "--filter", "label=\(labels.ofInstance)"]
                )
                guard found.code == 0 else {
                    throw Missing(message: "podman cannot say what it runs: \(found.reason); try: podman ps --all")
                }
                let containers = String(decoding: found.output, as: UTF8.self).split(separator: "\n").map(String.init)
                if containers.isEmpty { return try await removeSecrets() }
                _ = try await remove(containers)
                try await Task.sleep(for: Self.lookInterval)
            }
        } catch let missing as Missing { throw missing } catch {
            throw Missing(message: "podman cannot be run: \(error)")
        }
        throw Missing(
            message: "containers of an earlier run cannot be removed; try: "
                + "podman rm --force $(podman ps --all --quiet --filter label=\(labels.ofInstance))"
        )
    }

    private func remove(_ containers: [String]) async throws -> ProgramOutput {
        try await tool.output(["rm", "--force", "--volumes", "--time", "0", "--ignore"] + containers)
    }

    /// - Throws: when podman cannot say what it keeps, or keeps it still.
    private func removeSecrets() async throws {
        let found = try await tool.output(["secret", "ls", "--format", "{{.Name}}"])
        guard found.code == 0 else {
            throw Missing(message: "podman cannot say which secrets it keeps: \(found.reason); try: podman secret ls")
        }
        let names = String(decoding: found.output, as: UTF8.self).split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix(labels.secretPrefix) }
        guard !names.isEmpty else { return }
        let removed = try await tool.output(["secret", "rm"] + names)
        guard removed.code == 0 else {
            throw Missing(
                message: "values of an earlier run cannot be removed: \(removed.reason); try: "
                    + "podman secret rm \(names.joined(separator: " "))"
            )
        }
    }

    /// Removes a container that has ended, with what was made for it; what cannot be removed the watch or the next start removes.
    func remove(_ plan: PodmanPlan) async {
        // Podman was ended while it had the container made: what makes it would go on.
        if !plan.wasMade { ProcessTree.endAll(with: plan.processFile, logger) }
        await tellFailure(of: ["rm", "--force", "--volumes", "--time", "0", "--ignore", plan.name])
        if !plan.secrets.isEmpty { await tellFailure(of: ["secret", "rm"] + plan.secrets.map(\.name)) }
    }

    private func tellFailure(of arguments: [String]) async {
        let reason: String
        do {
            let output = try await tool.output(arguments)
            if output.code == 0 { return }
            reason = output.reason
        } catch { reason = "\(error)" }
        let facts: Logger.Metadata = ["command": "podman \(arguments.joined(separator: " "))", "reason": "\(reason)"]
        logger.warning("what podman made for a step is not removed", metadata: facts)
    }

    /// Keeps a value for one variable of one container.
    func keep(_ value: String, as name: String) async throws(LeafProblem) {
        let problem: String
        do {
            let output = try await tool.output(["secret", "create", name, "-"], input: Array(value.utf8))
            if output.code == 0 { return }
            problem = output.reason
        } catch { problem = "\(error)" }
        throw .error("podman cannot keep a value of env: \(problem)")
    }

    /// How a container ended.
    struct Facts: Sendable, Hashable {
        let wasStarted: Bool
        let ranOutOfMemory: Bool
    }

    /// nil when there is no such container.
    func facts(of name: String) async throws(LeafProblem) -> Facts? {
        let format = "{{.State.OOMKilled}} {{.State.StartedAt}}"
        let output: ProgramOutput
        do { output = try await tool.output(["inspect", "--type", "container", "--format", format, name]) } catch {
            throw .error("podman cannot say how it ended: \(error)")
        }
        guard output.code == 0 else {
            if output.reason.lowercased().contains("no such") { return nil }
            throw .error("podman cannot say how it ended: \(output.reason)")
        }
        let words = String(decoding: output.output, as: UTF8.self).split(separator: " ")
        // The time is that of year 1 before the start.
        return Facts(
            wasStarted: words.dropFirst().first?.hasPrefix("0001-") == false,
            ranOutOfMemory: words.first == "true"
        )
    }

    /// Copies a file or directory out of a container that has ended; false when it has no such thing.
    func copy(_ path: String, of name: String, to place: String) async throws(LeafProblem) -> Bool {
        let output: ProgramOutput
        do {
            output = try await tool.output(["cp", "\(name):\(path)", place], within: ProgramOutput.timeLimit)
        } catch { throw .error("\(path) cannot be copied out of the container: \(error)") }
        if output.code == 0 { return true }
        let reason = output.reason
        if ["could not be found", "no such file", "not a directory"].contains(where: reason.contains) { return false }
        throw .error("\(path) cannot be copied out of the container: \(reason)")
    }
}

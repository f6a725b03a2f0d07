import EventData
import FoundationEssentials
import Glibc

/// What podman and the kernel can limit on this machine.
struct PodmanMachine: Sendable, Hashable {
    /// Control groups that podman may use, such as `memory` and `pids`.
    var controllers: Set<String>
    /// The gateway's own limits, nil for none: podman asks for more than a restricted root may have.
    var openFiles: UInt?
    /// Podman lowers its own to the number of process numbers that there are.
    var processes: UInt?

    /// Asks podman.
    static func asked(by tool: PodmanTool) async throws(Podman.Missing) -> PodmanMachine {
        let output: ProgramOutput
        do { output = try await tool.output(["info", "--format", "json"]) } catch {
            throw Podman.Missing(message: "podman cannot be run: \(error)")
        }
        guard output.code == 0 else {
            throw Podman.Missing(message: "podman does not work here: \(output.reason); try: podman info")
        }
        let info: JSON
        do { info = try JSON(parsing: output.output) } catch {
            throw Podman.Missing(message: "what podman says of itself is no JSON: \(error); try: podman info")
        }
        guard info.at("host", "serviceIsRemote")?.bool != true else {
            throw Podman.Missing(message: "podman works on another machine, which has not our files; use a local one")
        }
        return PodmanMachine(
            controllers: Set((info.at("host") ?? .null).list("cgroupControllers").compactMap(\.string)),
            openFiles: limit(RLIMIT_NOFILE),
            processes: [limit(__RLIMIT_NPROC), processNumbers].compactMap { $0 }.min()
        )
    }

    private static var processNumbers: UInt? {
        let bytes = ReadFile.beginning(of: "/proc/sys/kernel/pid_max") ?? []
        return UInt(String(decoding: bytes, as: UTF8.self).filter(\.isNumber))
    }

    private static func limit(_ resource: __rlimit_resource) -> UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0, limit.rlim_max != .max else { return nil }
        return UInt(limit.rlim_max)
    }
}

extension FenceLimits {
    /// What podman is asked for: memory and processes of the whole step where control groups allow it.
    ///
    /// A limit of each process is one of the OCI runtime's as well, which needs more memory than a small step.
    func podmanArguments(on machine: PodmanMachine) -> [String] {
        var arguments = [
            "--network", hasNetwork ? "host" : "none",
            "--ulimit", "core=0:0", "--ulimit", "cpu=\(cpuSeconds):\(cpuSeconds + 5)",
            "--ulimit", "fsize=\(fileBytes):\(fileBytes)",
        ]
        arguments +=
            machine.controllers.contains("memory")
            ? ["--memory", "\(memoryBytes)b", "--memory-swap", "\(memoryBytes)b"]
            : ["--ulimit", "data=\(memoryBytes):\(memoryBytes)"]
        if machine.controllers.contains("pids") { arguments += ["--pids-limit", "\(processes)"] }
        for (name, limit) in [("nofile", machine.openFiles), ("nproc", machine.processes)] {
            if let limit { arguments += ["--ulimit", "\(name)=\(limit):\(limit)"] }
        }
        return arguments
    }
}

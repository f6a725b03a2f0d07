import Subprocess

/// The program `podman`, with what it may know of the gateway's environment.
struct PodmanTool: Sendable {
    static let program = "podman"
    /// Longer than podman takes for anything but a pull, and shorter than people wait.
    private static let callLimit = Duration.seconds(120)

    /// Where its settings are, the user's own and those of a proxy; nothing of it gets into a container.
    let environment: Environment
    /// Where programs are looked for.
    let searchPath: [String]

    init(_ surroundings: [String: String]) {
        let names: Set = [
            "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "DBUS_SESSION_BUS_ADDRESS", "REGISTRY_AUTH_FILE",
            "DOCKER_CONFIG", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy",
            "https_proxy", "no_proxy",
        ]
        let beginnings = ["XDG_", "CONTAINERS_", "PODMAN_", "STORAGE_"]
        var inherited: [Environment.Key: String] = [:]
        for (name, value) in surroundings where names.contains(name) || beginnings.contains(where: name.hasPrefix) {
            if let key = Environment.Key(rawValue: name) { inherited[key] = value }
        }
        environment = .custom(inherited)
        searchPath = surroundings["PATH"]?.split(separator: ":").map(String.init) ?? HostScenery.searchPath
    }

    func call(_ arguments: [String], input: [UInt8] = []) -> PodmanCall {
        PodmanCall(environment: environment, arguments: arguments, input: input)
    }

    /// What podman says to a short command.
    ///
    /// - Throws: when it cannot be run, or takes too long.
    func output(
        _ arguments: [String],
        input: [UInt8] = [],
        within limit: Duration = callLimit
    ) async throws -> ProgramOutput {
        try await ProgramOutput(of: call(arguments, input: input), within: limit)
    }
}

/// A command of podman.
struct PodmanCall: StartedProgram {
    let environment: Environment
    let arguments: [String]
    let input: [UInt8]

    var executable: String { PodmanTool.program }
}

extension ProgramOutput {
    /// What podman says is wrong, for people.
    var reason: String { Self.reason(in: String(decoding: problems, as: UTF8.self)) }

    /// The last line that podman has marked as an error, else the last line.
    static func reason(in text: String) -> String {
        let lines = text.split(separator: "\n").map(String.init)
        let line = lines.last { $0.hasPrefix("Error: ") }?.dropFirst("Error: ".utf8.count) ?? lines.last?[...]
        return String((line ?? "it says nothing").prefix(500))
    }
}

import EventData

/// A container as podman is told to run it.
struct PodmanPlan: Sendable {
    let name: String
    let image: String
    /// Replaces the image's own entry point and command.
    var program: String?
    /// What follows the program, or the image's entry point.
    var words: [String] = []
    /// A private directory for what podman and its monitor read and write beside their own: the monitor writes where it is started.
    let directory: String
    /// Private, and for as long as the container runs.
    let environmentFile: String
    /// Variables that a file cannot hold, by the names of podman's secrets.
    var secrets: [(name: String, variable: String)] = []
    /// nil for the image's own.
    var workingDirectory: String?
    var binds: [FencePlan.Bind] = []
    var host = "leaf"
    var limits = FenceLimits()

    /// Where podman writes the number of the container's first process.
    var processFile: String { directory + "/process" }
    /// Whether it was made, if it was not podman itself that failed.
    var wasMade: Bool { FileKind(processFile) != nil }
    /// Made when the kernel has ended something in the container for want of memory; older versions do not tell otherwise.
    var memoryFile: String { directory + "/oom" }

    /// Words of podman's own command line.
    func arguments(with labels: PodmanLabels, on machine: PodmanMachine) -> [String] {
        var arguments = [
            "run", "--name", name, "--label", labels.ofInstance, "--label", labels.ofLife, "--pull", "never",
            // Its streams are ours, no log is kept a second time, and no health is asked after.
            "--log-driver", "passthrough", "--no-healthcheck", "--pidfile", processFile,
            "--cap-drop", "all", "--security-opt", "no-new-privileges",
            // Where SELinux is, files of ours are not for containers otherwise, and stay as they are.
            "--security-opt", "label=disable",
            "--http-proxy=false", "--env-file", environmentFile, "--hostname", host,
        ]
        arguments += limits.podmanArguments(on: machine)
        for secret in secrets { arguments += ["--secret", "\(secret.name),type=env,target=\(secret.variable)"] }
        for bind in binds {
            arguments += ["--volume", "\(bind.source):\(bind.place):\(bind.isWritable ? "rw" : "ro")"]
        }
        if let workingDirectory { arguments += ["--workdir", workingDirectory] }
        if let program { arguments += ["--entrypoint", JSON.array([.string(program)]).text] }
        return arguments + [image] + words
    }

    /// What no container can be given; nil when there is no such thing.
    var flaw: String? {
        if ([program, workingDirectory].compactMap { $0 } + words).contains(where: { $0.utf8.contains(0) }) {
            return "a value in command, args or a path holds a NUL character; leave it out"
        }
        for bind in binds where bind.source.contains(":") || bind.place.contains(":") {
            return "podman cannot mount \(bind.source.contains(":") ? bind.source : bind.place), which has a ':'; "
                + "choose a path without one"
        }
        return nil
    }

    /// Whether a name of podman may hold it.
    static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether an exit code may be podman's own, or that of a container that something else ended.
    static func isOfPodman(_ code: Int) -> Bool { (125...127).contains(code) || code == 137 }
}

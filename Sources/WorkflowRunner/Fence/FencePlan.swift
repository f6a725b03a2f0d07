/// What is to run in a fence, and what it may write and see besides the machine's own scenery.
struct FencePlan: Sendable {
    /// A directory or file of the machine, and where the fence has it.
    struct Bind: Sendable {
        let source: String
        let place: String
        var isWritable = true
        /// The volume's name; nil for what is none.
        var volume: String?
        /// What is bound, where a step could exchange what stands at `source` meanwhile.
        var held: Descriptor?
    }

    /// The directory that becomes `/`: what is written anywhere is there afterwards.
    let root: String
    /// The program and its arguments.
    let command: [String]
    var environment: [(name: String, value: String)] = []
    /// Made when it is missing.
    var workingDirectory = "/"
    var binds: [Bind] = []
    /// Paths below directories of the machine that the leaf makes.
    var made: [String] = []
    var host = "leaf"
    var limits = FenceLimits()

    /// Who it is inside: what it makes belongs to the gateway's user outside.
    private static let nobody = "65534"

    /// As what bubblewrap gets its arguments, its gate and what is held; a shell can hand over the numbers up to 9.
    static let argumentsNumber = 3
    static let gateNumber = 4
    static let firstNumber = 5
    static let mostHeld = 5

    var held: [Descriptor] { binds.compactMap(\.held) }

    /// Whether no part of it holds a NUL, which ends what programs are given.
    func isWritable(in scenery: HostScenery) -> Bool {
        !(arguments(in: scenery) + command).contains { $0.utf8.contains(0) }
    }

    /// What is kept in memory that is a file system has a limit too.
    private func devices(_ hasSizes: Bool) -> [String] {
        ["--dev", "/dev"] + KernelFiles.memory(at: "/dev/shm", bytes: limits.memoryBytes, hasSizes: hasSizes)
            + ["--remount-ro", "/dev"]
    }

    /// What bubblewrap gets besides the command, and over a pipe, because values of the environment may be secrets.
    func arguments(in scenery: HostScenery) -> [String] {
        var arguments = [
            "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
            // The kernel ends all of it when the gateway is no more, however that ended.
            "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid", Self.nobody, "--gid", Self.nobody,
            "--hostname", host, "--bind", root, "/",
        ]
        if !limits.hasNetwork { arguments.append("--unshare-net") }
        arguments += scenery.arguments(making: made + binds.map(\.place), in: root)
        arguments +=
            ["--proc", "/proc"] + KernelFiles.arguments(hasSizes: scenery.hasSizes) + devices(scenery.hasSizes)
        var number = Self.firstNumber
        for bind in binds {
            let option = bind.isWritable ? "--bind" : "--ro-bind"
            if bind.held == nil {
                arguments += [option, bind.source, bind.place]
            } else {
                arguments += [option + "-fd", "\(number)", bind.place]
                number += 1
            }
        }
        for (name, value) in environment { arguments += ["--setenv", name, value] }
        return arguments + ["--chdir", workingDirectory]
    }
}

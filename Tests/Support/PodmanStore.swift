import Foundation

/// A place of its own for podman's images and containers, so that nothing of the machine's is touched, with one image.
///
/// `localhost/tiny:1` is a busybox whose entry point is `/bin/echo entry` and whose command is `default`.
package final class PodmanStore: Sendable {
    /// Short: sockets have their paths below it.
    package let directory: String
    package let environment: [String: String]

    /// The programs that the image has.
    private static let programs = [
        "cat", "dd", "echo", "env", "head", "id", "ls", "mkdir", "readlink", "rm", "seq", "sh", "sleep", "sort",
        "stat", "touch", "wget",
    ]

    package init() throws {
        directory = FileManager.default.temporaryDirectory.path + "/sbp\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let storage = """
            [storage]
            driver = "vfs"
            graphroot = "\(directory)/storage"
            runroot = "\(directory)/run"
            """
        try storage.write(toFile: "\(directory)/storage.conf", atomically: true, encoding: .utf8)
        environment = [
            "CONTAINERS_CONF": "\(directory)/containers.conf", "CONTAINERS_STORAGE_CONF": "\(directory)/storage.conf",
            "PATH": "\(directory)/programs:\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")",
        ]
        try write(settings: "")
        try importImage()
    }

    private func write(settings: String) throws {
        // What podman would take by itself does not run everywhere: crun refuses control groups of both versions.
        let text = """
            [engine]
            runtime = "\(settings.isEmpty ? "runc" : "slow")"
            cgroup_manager = "cgroupfs"
            events_logger = "none"
            tmp_dir = "\(directory)/run/tmp"
            \(settings)
            """
        try text.write(toFile: "\(directory)/containers.conf", atomically: true, encoding: .utf8)
    }

    /// Has podman fail from now on at one of its commands, such as `secret ls`; nil ends that.
    package func fail(at command: String?) throws {
        let programs = "\(directory)/programs"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        let failure = command.map { "case \"$*\" in \"\($0)\"*) echo 'Error: made to fail' >&2; exit 125;; esac\n" }
        let script = "#!/bin/sh\n\(failure ?? "")PATH=${PATH#*:} exec podman \"$@\"\n"
        try script.write(toFile: "\(programs)/podman", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(programs)/podman")
    }

    /// Has the OCI runtime wait before it does one of its commands, such as `create`.
    package func slowDown(_ command: String, bySeconds seconds: String) throws {
        let runtime = "\(directory)/slow"
        let script = "#!/bin/sh\ncase \" $* \" in *\" \(command) \"*) sleep \(seconds);; esac\nexec runc \"$@\"\n"
        try script.write(toFile: runtime, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: runtime)
        try write(settings: "[engine.runtimes]\nslow = [\"\(runtime)\"]")
    }

    private func importImage() throws {
        let files = FileManager.default
        let root = "\(directory)/image"
        for part in ["bin", "tmp", "etc", "home/app"] {
            try files.createDirectory(atPath: "\(root)/\(part)", withIntermediateDirectories: true)
        }
        try files.copyItem(atPath: "/bin/busybox", toPath: "\(root)/bin/busybox")
        for program in Self.programs {
            try files.createSymbolicLink(atPath: "\(root)/bin/\(program)", withDestinationPath: "busybox")
        }
        let archive = "\(directory)/image.tar"
        let packed = try run(["tar", "-C", root, "-cf", archive, "."])
        let changes = [
            #"ENTRYPOINT ["/bin/echo","entry"]"#, #"CMD ["default"]"#, "ENV FROM_IMAGE=yes", "WORKDIR /home/app",
        ]
        let words = changes.flatMap { ["--change", $0] }
        let imported = try podman(["import", "--quiet"] + words + [archive, "localhost/tiny:1"])
        guard packed.status == 0, imported.status == 0 else {
            throw PodmanProblem(description: packed.output + imported.output)
        }
    }

    /// What podman prints, on both streams.
    @discardableResult
    package func podman(_ arguments: [String]) throws -> (status: Int32, output: String) {
        try run(["podman"] + arguments)
    }

    private func run(_ words: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // No pipe: what watches over a container would hold it for as long as the container runs.
        let printed = "\(directory)/printed-\(UUID().uuidString)"
        try Data().write(to: URL(filePath: printed))
        defer { try? FileManager.default.removeItem(atPath: printed) }
        let handle = try FileHandle(forWritingTo: URL(filePath: printed))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let output = try String(contentsOfFile: printed, encoding: .utf8)
        return (process.terminationStatus, output)
    }

    /// Names of all containers, also of those that have ended.
    package func containers() throws -> [String] {
        try podman(["ps", "--all", "--format", "{{.Names}}"]).output.split(separator: "\n").map(String.init)
    }

    /// Processes that were started with this place, such as those that watch.
    package var processes: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { process in
            guard process != ProcessInfo.processInfo.processIdentifier,
                let text = FileManager.default.contents(atPath: "/proc/\(process)/environ")
            else { return false }
            return String(decoding: text, as: UTF8.self).contains("CONTAINERS_CONF=\(directory)/")
        }
    }

    /// Ends what runs and removes everything.
    package func remove() {
        for process in processes { kill(process, SIGKILL) }
        _ = try? podman(["rm", "--all", "--force", "--volumes", "--time", "0"])
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("left behind: \(directory)") }
    }
}

package struct PodmanProblem: Error, CustomStringConvertible {
    package let description: String
}

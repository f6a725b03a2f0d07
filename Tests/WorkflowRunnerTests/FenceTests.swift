import EventData
import Foundation
import Testing
import WorkflowRunner
import Workflows

/// What a leaf can reach, and what it cannot (decision 0049).
@Suite(.timeLimit(.minutes(2))) struct FenceTests {
    @Test func `a leaf sees programs and settings, and neither the data directory nor anybody's home`() async throws {
        try await RunnerWorld.with { world in
            try Data("secret".utf8).write(to: URL(filePath: world.directory + "/bus.sqlite"))
            let result = try await world.run(
                """
                container:
                  command: [sh, -c]
                  args:
                  - |
                    ls / | tr '\\n' ' '
                    cat \(world.directory)/bus.sqlite \(world.directory)/cluster.db 2>/dev/null
                    ls /root /home /var/lib /run /tmp 2>/dev/null | grep -v leaf
                    cat /etc/shadow /etc/gshadow 2>/dev/null
                    true
                """
            )
            #expect(result.verdict == .succeeded)
            #expect(!result.text.contains("secret"))
            #expect(!result.text.contains("SQLite"))
            #expect(!result.text.contains("signalbox"))
            #expect(!result.text.contains("$"), "no password hash")
            #expect(result.text.contains("etc ") && result.text.contains("usr "))
        }
    }

    /// Also a gateway that is root runs steps that are not: nothing of the kernel is theirs to change.
    @Test func `a leaf may write no file of the machine's kernel`() async throws {
        try await RunnerWorld.with { world in
            let own = "-path '/proc/[0-9]*' -o -path /proc/self -o -path /proc/thread-self -o -path /proc/pressure"
            let result = try await world.run(
                """
                container:
                  command: [sh, -c]
                  args:
                  - |
                    find /proc /sys /dev \\( \(own) \\) -prune -o -writable -exec test -f {} \\; -print 2>/dev/null
                    for file in vm/overcommit_memory kernel/core_pattern kernel/pid_max
                    do cat /proc/sys/$file > /tmp/value; cat /tmp/value > /proc/sys/$file && echo $file is written
                    done 2>/dev/null
                    for file in kcore kmsg slabinfo sysrq-trigger vmallocinfo
                    do [ ! -s /proc/$file ] || head -c 1 /proc/$file 2>/dev/null
                    done
                    [ -r /proc/sys/kernel/pid_max ] && echo end
                """
            )
            #expect(result.verdict == .succeeded && result.text == "end", "\(result.text)\(result.message)")
        }
    }

    @Test func `what a leaf keeps in memory as files has the limit of its memory`() async throws {
        var limits = FenceLimits()
        limits.memoryBytes = 200 << 20
        try await RunnerWorld.with(limits: limits) { world in
            let result = try await world.run(
                """
                container:
                  command: [sh, -c]
                  args:
                  - |
                    { echo x > /dev/own || mkdir /dev/place; } 2>/dev/null && echo made
                    echo x > /dev/null; echo y > /dev/shm/y
                    for i in 1 2 3; do head -c 100000000 /dev/zero > /dev/shm/$i; done 2>/dev/null
                    [ $(du -sm /dev/shm | cut -f1) -le 200 ] && cat /dev/shm/y
                """
            )
            #expect(result.verdict == .succeeded && result.text == "y", "\(result.text)\(result.message)")
        }
    }

    @Test func `a data directory below a directory of programs is hidden as well`() async throws {
        let place = "/opt/signalbox-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        try Data("secret".utf8).write(to: URL(filePath: place + "/bus.sqlite"))
        #expect(try await seen(at: place, hiding: []).contains("bus.sqlite"))
        #expect(try await !seen(at: place, hiding: [place]).contains("bus.sqlite"))
    }

    /// Where a link is instead of a directory of the machine, hidden things are not made beyond it; where the machine's
    /// directory is shown all the same, they stay hidden.
    @Test(arguments: ["etc", "etc/ssl"]) func `what is hidden stays so whatever links a step left`(link: String)
        async throws
    {
        let files = FileManager.default
        let base = files.temporaryDirectory.path + "/\(UUID().uuidString)"
        let (outside, place) = (base + "/outside", URL(filePath: "\(base)/root/\(link)"))
        try files.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: base) }
        try files.createSymbolicLink(atPath: place.path, withDestinationPath: "/oldroot" + outside)
        let fence = try await Fence(hiding: ["/etc/ssl/certs"], silent)
        let list = ["/bin/sh", "-c", "ls /etc/ssl/certs 2>/dev/null; echo end"]
        let (code, output) = try await fence.tried(list, in: base + "/root")
        #expect(code == 0 && output == "end\n", "\(output)")
        #expect(try files.contentsOfDirectory(atPath: outside) == [])
    }

    private func seen(at place: String, hiding: [String]) async throws -> String {
        let fence = try await Fence(hiding: hiding, silent)
        let root = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (code, output) = try await fence.tried(["/bin/ls", place], in: root)
        #expect(code == 0)
        return output
    }

    @Test func `nothing of the gateway's environment or of its open files is inherited`() async throws {
        try await RunnerWorld.with { world in
            setenv("SIGNALBOX_TEST_SECRET", "secret", 1)
            let result = try await world.run(
                """
                container: {command: [sh, -c, "env; ls /proc/self/fd | wc -l"]}
                """
            )
            #expect(!result.text.contains("SIGNALBOX_TEST_SECRET"))
            #expect(result.text.contains("ARGO_CONTAINER_NAME=main\n"))
            // 0, 1, 2 and the one that ls reads the directory with.
            #expect(result.text.hasSuffix("\n4"))
        }
    }

    @Test func `programs and settings cannot be changed, everything else is the leaf's own`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                container:
                  command: [sh, -c]
                  args: ["touch /usr/bin/x /etc/x 2>/dev/null && echo changed; touch /x /tmp/x /y && echo ours"]
                """
            )
            #expect(result.text == "ours")
        }
    }

    @Test func `a leaf sees no other process`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                container: {command: [sh, -c, "ls /proc | grep -c '^[0-9]'"]}
                """
            )
            #expect((Int(result.text) ?? 99) < 8)
        }
    }

    @Test func `a value with a NUL is no option of the fence`() async throws {
        try await RunnerWorld.with { world in
            for template in [
                #"container: {command: [ls, /host], env: [{name: A, value: "x\0--bind\0/\0/host"}]}"#,
                #"container: {command: [ls, /host], workingDir: "/tmp\0--bind\0/\0/host"}"#,
                #"container: {command: [ls, "/host\0"]}"#,
            ] {
                let result = try await world.run(template)
                #expect(result.verdict == .error && result.message.contains("holds a NUL"), "\(result)")
            }
        }
    }

    @Test func `a link that an earlier step left in a volume leads nowhere`() async throws {
        try await RunnerWorld.with { world in
            let volume: JSON = ["name": "v", "persistentVolumeClaim": ["claimName": "c"]]
            let left = try await world.run(
                """
                container:
                  command: [sh, -c, "ln -s /etc /mnt/x; ln -s /etc/passwd /mnt/file"]
                  volumeMounts: [{name: v, mountPath: /mnt}]
                """,
                volumes: [volume]
            )
            #expect(left.verdict == .succeeded, "\(left.message)")
            for part in ["x", "x/ssl", "file", "../c", "a/../../c"] {
                let result = try await world.run(
                    "container: {command: ['true'], volumeMounts: [{name: v, mountPath: /mnt, subPath: \(part)}]}",
                    volumes: [volume]
                )
                #expect(result.verdict == .error && result.message.contains("leads outside"), "\(part): \(result)")
            }
            for claim in ["..", ".", ""] {
                let all: JSON = ["name": "v", "persistentVolumeClaim": ["claimName": .string(claim)]]
                let result = try await world.run(
                    "container: {command: [ls, /mnt], volumeMounts: [{name: v, mountPath: /mnt}]}",
                    volumes: [all]
                )
                #expect(result.text == "", "'\(claim)' shows \(result.text)")
            }
        }
    }

    @Test func `a step reaches the machine's network, unless it is cut off`() async throws {
        for hasNetwork in [true, false] {
            var limits = FenceLimits()
            limits.hasNetwork = hasNetwork
            try await RunnerWorld.with(limits: limits) { world in
                let result = try await world.run(
                    "container: {command: [curl, --silent, --max-time, '5', \(world.address)/version]}"
                )
                #expect((result.verdict == .succeeded) == hasNetwork, "\(result.message)")
                #expect(result.text.contains("gitVersion") == hasNetwork)
            }
        }
    }

    @Test func `limits hold where a step has exchanged all that starts its next container`() async throws {
        var limits = FenceLimits()
        (limits.fileBytes, limits.processes) = (100_000, 77)
        // A shell that runs its last words and nothing before them, such as what sets limits.
        let shell = URL(filePath: "/bin/sh").resolvingSymlinksInPath().path
        let fake = #"#!\#(shell)\nwhile [ "$1" != -- ]; do shift; done; shift; exec "$@"\n"#
        try await RunnerWorld.with(limits: limits) { world in
            for (command, code, said) in [
                ("dd, if=/dev/zero, of=/tmp/x, bs=1000, count=200", "153", ""),
                ("grep, processes, /proc/self/limits", "0", "Max processes             77                   77"),
            ] {
                let result = try await world.run(
                    """
                    initContainers:
                    - name: exchange
                      command:
                      - sh
                      - -c
                      - 'cd /usr/bin && rm -f sh && printf "$0" > sh && chmod +x sh && cp sh mine'
                      - \(JSON.string(fake).text)
                    container: {command: [\(command)]}
                    outputs: {parameters: [{name: p, valueFrom: {path: /usr/bin/mine}}]}
                    """
                )
                #expect(result.exitCode == code && result.text.hasPrefix(said), "\(result.message) \(result.text)")
                // It was exchanged indeed.
                #expect(result.parameter("p")?.hasPrefix("#!") == true)
            }
        }
    }

    @Test func `each limit is named by what ends at it`() async throws {
        var limits = FenceLimits()
        limits.cpuSeconds = 1
        limits.fileBytes = 1_000_000
        limits.outputBytes = 100_000
        limits.memoryBytes = 200_000_000
        limits.parameterBytes = 10
        try await RunnerWorld.with(limits: limits) { world in
            let loop = try await world.run("container: {command: [sh, -c, 'while :; do :; done']}")
            #expect(loop.verdict == .failed)
            #expect(loop.message == "main: Error (exit code 152): it used more than cpuSeconds (1) allows")
            let file = try await world.run("container: {command: [sh, -c, 'exec head -c 2000000 /dev/zero > /tmp/x']}")
            #expect(
                file.message == "main: Error (exit code 153): it wrote a file longer than fileBytes (1000000) allows"
            )
            let print = try await world.run("container: {command: [sh, -c, 'yes']}")
            #expect(print.message == "main: printed more than outputBytes (100000) allows, and was ended")
            let memory = try await world.run(
                "script: {command: [python3], source: 'b = bytearray(400_000_000)'}"
            )
            #expect(memory.verdict == .failed)
            let parameter = try await world.run(
                """
                container: {command: [sh, -c, "echo 12345678901 > /tmp/x"]}
                outputs: {parameters: [{name: x, valueFrom: {path: /tmp/x}}]}
                """
            )
            #expect(parameter.verdict == .error)
            #expect(parameter.message.contains("parameterBytes allows 10"))
        }
    }
}

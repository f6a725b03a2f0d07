import EventData
import FoundationEssentials
import Glibc
package import Logging
import Subprocess

/// Runs programs so that they reach nothing of the gateway's and leave nothing behind (decision 0049).
package struct Fence: Sendable {
    /// Why no fence can be made here.
    package struct Missing: Error, Sendable, Hashable {
        package let message: String

        package init(message: String) { self.message = message }
    }

    static let program = "bwrap"
    /// Starts bubblewrap: what sets limits is the machine's, and no file of a leaf takes part in it (decision 0071).
    static let limiter = "prlimit"
    /// How long the start of the gateway waits for a first fence.
    private static let trialLimit = Duration.seconds(20)
    /// All that it inherits, and the leaf from it.
    static var environment: Environment { .custom(["PATH": HostScenery.searchPath.joined(separator: ":")]) }

    private(set) var scenery: HostScenery
    /// Whether what runs inside is kept from making user namespaces, and so fences of its own.
    private var isSealed = true

    /// Finds the tools and tries them once.
    ///
    /// - Throws: `Missing`, with what to install or to allow.
    package init(hiding privateDirectories: [String], _ logger: Logger) async throws(Missing) {
        scenery = HostScenery(hiding: privateDirectories, logger)
        guard scenery.program(Self.program) != nil else {
            throw Missing(
                message: "there is no program 'bwrap' on this machine; install the package 'bubblewrap'"
            )
        }
        guard scenery.program(Self.limiter) != nil else {
            throw Missing(message: "there is no program 'prlimit' on this machine; install the package 'util-linux'")
        }
        try await findOut(logger)
    }

    /// Tries what bubblewrap can do here, and does without what it cannot.
    private mutating func findOut(_ logger: Logger) async throws(Missing) {
        var failures: [Missing] = []
        while true {
            do throws(Missing) { return try await tryOut(logger) } catch {
                if scenery.hasSizes, error.message.contains("--size") {
                    scenery.hasSizes = false
                    logger.notice(
                        "what steps keep in memory as files, such as /dev/shm, has no limit; bubblewrap from 0.7 on limits it",
                        metadata: ["reason": "\(error.message)"]
                    )
                } else {
                    guard isSealed else { throw error }
                    // Twice, because a machine that is only slow must not do without the seal.
                    failures.append(error)
                    isSealed = failures.count < 2
                }
            }
            guard !isSealed, let reason = failures.last else { continue }
            failures = []
            logger.notice(
                "steps may make user namespaces; bubblewrap from 0.8 on, where it may write /proc/sys/user, keeps them from it",
                metadata: ["reason": "\(reason.message)"]
            )
        }
    }

    private func tryOut(_ logger: Logger) async throws(Missing) {
        let directory = FileManager.default.temporaryDirectory.path + "/signalbox-fence-\(UUID().uuidString)"
        defer { FileManager.default.removeIfThere(directory, logger) }
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            var plan = FencePlan(root: directory, command: ["/bin/true"])
            plan.binds = [FencePlan.Bind(source: directory, place: "/tmp", held: try Descriptor(path: directory))]
            let gate = try FenceGate(
                at: directory + LeafDirectory.gateEnding,
                processes: plan.limits.processes,
                within: Self.trialLimit
            )
            let (code, said) = try await trial(of: FencedProgram(fence: self, plan: plan, gate: gate))
            if code == 0 { return }
            let problem = String(decoding: said.prefix(500), as: UTF8.self)
                .split(separator: "\n").joined(separator: "; ")
            guard !problem.contains("--bind-fd") else {
                throw Missing(message: "this bubblewrap has no --bind-fd; update the package 'bubblewrap'")
            }
            throw Missing(
                message: "bubblewrap cannot make a fence here: \(problem); allow user namespaces "
                    + "(sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0)"
            )
        } catch let missing as Missing {
            throw missing
        } catch let failure as FenceGate.Failure {
            throw Missing(message: "the number of a step's processes cannot be limited: \(failure)")
        } catch {
            throw Missing(message: "bubblewrap cannot be tried: \(error)")
        }
    }

    /// Runs it as a step runs, its gate included; all that it prints is told.
    private func trial(of program: FencedProgram) async throws -> (code: Int, said: [UInt8]) {
        let (said, clock) = (Shared<[UInt8]>([]), ContinuousClock())
        let start = clock.now
        let process = LeafProcess(
            program: program,
            outputBytes: 1 << 20,
            deadline: Timestamp(nanoseconds: 0) + Self.trialLimit,
            stops: AsyncStream { _ in },
            now: { Timestamp(nanoseconds: 0) + (clock.now - start) }
        )
        let end = try await process.run { _, piece in said.with { $0 += piece } }
        guard end.ending == nil else { throw ProgramOutput.TooSlow(limit: Self.trialLimit) }
        return (end.code, said.with { $0 })
    }

    /// The words behind `bwrap`, which reads what its fence is from the number that is told.
    func command(of plan: FencePlan) -> [String] {
        (isSealed ? ["--disable-userns"] : []) + ["--args", "\(FencePlan.argumentsNumber)", "--"] + plan.command
    }

    /// What bubblewrap reads: its arguments, each ended by a NUL.
    ///
    /// With a NUL inside one, the rest of it would be an option of its own: nothing of such a plan is run.
    func input(of plan: FencePlan) -> [UInt8] {
        guard plan.isWritable(in: scenery) else { return Array("--a-value-has-a-NUL\0".utf8) }
        return plan.arguments(in: scenery).flatMap { Array($0.utf8) + [0] }
    }
}

extension Fence {
    /// Runs a short program of ours to its end.
    ///
    /// - Throws: also `CancellationError` when it takes longer than the time limit.
    func output(of plan: FencePlan) async throws -> ProgramOutput {
        try await ProgramOutput(of: FencedProgram(fence: self, plan: plan))
    }
}

extension Fence {
    /// What bubblewrap says where a race is lost: it mounts by the path that an open file has, and finds another one there.
    private static let races = [
        "Race condition", "Can't find source path ", "Can't get type of source ", "Can't stat mount at ",
        "Can't bind mount ",
    ]

    /// The line in which bubblewrap says that something was exchanged meanwhile; nil for any other failure.
    package static func race(in problems: [UInt8]) -> String? {
        guard let line = problems.split(separator: UInt8(ascii: "\n")).first else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return races.contains { text.hasPrefix("\(program): \($0)") } ? text : nil
    }
}

extension Fence {
    /// How a program ends in the fence, and all that it prints.
    package func tried(_ command: [String], in root: String) async throws -> (code: Int, output: String) {
        let output = try await output(of: FencePlan(root: root, command: command))
        return (output.code, String(decoding: output.output + output.problems, as: UTF8.self))
    }
}

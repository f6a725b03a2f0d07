import EventData
import Glibc
import Subprocess
import Synchronization

/// A leaf's program from its start to its end, whichever way it is run.
struct LeafProcess: Sendable {
    /// Why it was ended; nil when it ended by itself.
    enum Ending: Sendable, Hashable {
        case deadline, stopped
        case tooMuchOutput
    }

    struct End: Sendable {
        /// 128 and the signal's number for what a signal ended.
        let code: Int
        let ending: Ending?
    }

    enum Stream: Sendable { case output, problems }

    /// What a pod says that has come to its deadline.
    static let deadlineMessage = "Pod was active on the node longer than the specified deadline"
    /// Between the request to end and the end itself, as a pod has it by default.
    static let grace = Duration.seconds(30)
    /// What has not begun to run by then is not waited for: nothing of it could end in order.
    private static let startLimit = Duration.seconds(5)
    /// Between two looks at whether a process that is to end has started.
    private static let startInterval = Duration.milliseconds(10)

    /// When its task is cancelled we end it ourselves, from the inside; the library waits that long, after a signal that
    /// means nothing.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .windowSizeChange, allowedDurationToNextStep: .seconds(1))]
        return options
    }

    let program: any LeafProgram
    /// Bytes that both streams may have together.
    let outputBytes: Int
    let deadline: Timestamp?
    /// Yields when the leaf is to end.
    let stops: AsyncStream<Void>
    let now: @Sendable () -> Timestamp

    private struct Running {
        var process: pid_t?
        var ending: Ending?
    }

    /// `take` gets what it prints, in pieces, each stream by itself.
    func run(_ take: @escaping @Sendable (Stream, [UInt8]) async -> Void) async throws -> End {
        let running = Shared(Running())
        // What it holds open is there until it has ended.
        defer { withExtendedLifetime(program) {} }
        return try await withThrowingTaskGroup(of: End?.self) { group in
            group.addTask {
                try await withTaskCancellationHandler {
                    try await execute(running, take)
                } onCancel: {
                    end(running)
                }
            }
            group.addTask {
                await end(running, when: await reason())
                return nil
            }
            defer { group.cancelAll() }
            while let end = try await group.next() { if let end { return end } }
            throw CancellationError()
        }
    }

    private func execute(
        _ running: Shared<Running>,
        _ take: @escaping @Sendable (Stream, [UInt8]) async -> Void
    ) async throws -> End {
        let limit = outputBytes
        let printed = Shared(0)
        let status = try await Subprocess.run(
            .name(program.executable),
            arguments: Arguments(program.arguments),
            environment: program.environment,
            platformOptions: Self.options,
            input: .inputWriter,
            output: .sequence,
            error: .sequence
        ) { execution in
            let process = execution.processIdentifier.value
            running.with { $0.process = process }
            if Task.isCancelled { end(running) }
            _ = try await execution.standardInputWriter.write(program.input)
            try await execution.standardInputWriter.finish()
            do { try await program.admit(process) } catch {
                program.end(process)
                throw error
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (stream, source) in [
                    (Stream.output, execution.standardOutput), (.problems, execution.standardError),
                ] {
                    group.addTask {
                        for try await piece in source {
                            let bytes = piece.withUnsafeBytes { Array($0) }
                            let sum = printed.with { count in
                                count += bytes.count
                                return count
                            }
                            if sum <= limit { await take(stream, bytes) } else { overflow(running) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }.terminationStatus
        return running.with { state in
            state.process = nil
            return End(code: status.code, ending: state.ending)
        }
    }

    private func overflow(_ running: Shared<Running>) {
        running.with { state in
            guard let process = state.process else { return }
            if state.ending == nil { state.ending = .tooMuchOutput }
            program.end(process)
        }
    }

    /// Returns when it is to end, and why; nil when nobody asks any more.
    private func reason() async -> Ending? {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask {
                for await _ in stops { return .stopped }
                // Nobody can stop it any more: wait for the group's end.
                return nil
            }
            if let deadline {
                group.addTask {
                    do { try await Task.sleep(for: max(.zero, deadline - now())) } catch { return nil }
                    return .deadline
                }
            }
            defer { group.cancelAll() }
            while let reason = await group.next() { if let reason { return reason } }
            return nil
        }
    }

    /// Whether there was something to be ended.
    @discardableResult
    private func end(_ running: Shared<Running>) -> Bool {
        running.with { state in
            guard let process = state.process else { return false }
            program.end(process)
            return true
        }
    }

    /// Whether there is a program to be asked.
    private func ask(_ running: Shared<Running>, _ reason: Ending) -> Bool {
        running.with { state in
            if state.ending == nil { state.ending = reason }
            return state.process.map(program.ask) ?? false
        }
    }

    /// Asks the program to end; after the grace nothing of it lives on.
    private func end(_ running: Shared<Running>, when reason: Ending?) async {
        guard let reason else { return }
        let clock = ContinuousClock()
        let last = clock.now + Self.startLimit
        do {
            // It may be about to start.
            while !ask(running, reason) {
                if clock.now > last, end(running) { return }
                try await Task.sleep(for: Self.startInterval)
            }
            try await Task.sleep(for: Self.grace)
        } catch { return }
        end(running)
    }
}

/// A value that several tasks share.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func with<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in
            var copy = value
            defer { value = copy }
            return body(&copy)
        }
    }
}

import AsyncHTTPClient
import BuiltGateway
import NIOCore
import NIOPosix
import Support
import Synchronization

/// Producers: they post events over several connections, and again where an answer got lost, as real ones do.
struct Load: Sendable {
    /// The gateway could not store the event.
    static let refusals = "refusals by the bus (503)"
    /// While nobody listens, or the gateway says "later".
    private static let pause = 10...60
    /// Between two looks whether less is owed.
    private static let backlogPause = Duration.milliseconds(20)

    let plan: Plan
    let url: String
    let answers: Answers
    let tally: Tally
    let findings: Findings
    /// How many objects there are.
    let made: @Sendable () -> Int
    let queue = EventQueue()
    let start = ContinuousClock.now

    /// Nothing new is begun any more.
    var isOver: Bool {
        if queue.isEnded { return true }
        guard let longest = plan.longestFire else { return false }
        let time = ContinuousClock.now - start
        return time > longest + Plan.longestExtension || time > longest && Harm.missing(in: tally).isEmpty
    }

    /// Sends all events, or those that are begun before the plan's time is over; returns when each is settled.
    func run() async {
        await withTaskGroup { group in
            for producer in 0..<plan.producers {
                group.addTask { await produce(as: producer) }
            }
        }
    }

    /// Sends the last events, when all faults have ended.
    func finish() async {
        var chance = SeededGenerator(seed: plan.seed)
        for number in plan.events..<plan.allEvents {
            await deliver(NumberedEvent(number, of: plan), &chance, isGivenUp: false)
        }
    }

    private func produce(as producer: Int) async {
        var chance = SeededGenerator(seed: plan.seed &+ UInt64(producer) &+ 1)
        while !Task.isCancelled, !isOver {
            if answers.owed - made() > plan.backlog {
                await rest(Self.backlogPause)
                continue
            }
            guard let number = queue.next(below: plan.events) else { return }
            await deliver(NumberedEvent(number, of: plan), &chance)
        }
    }

    private func deliver(_ event: NumberedEvent, _ chance: inout SeededGenerator, isGivenUp: Bool = true) async {
        var isLost = false
        while !Task.isCancelled {
            switch await send(event) {
            case .stored(let isDuplicate):
                answers.note(.acknowledged, of: event)
                if isDuplicate, !isLost { findings.add("event \(event.number) was refused, and stored all the same") }
                // A producer that did not hear the answer sends it again; nothing may come of that.
                if event.isNamed, chance.chance(0.02) { await repeatIt(event) }
                return
            case .refused:
                answers.note(.refused, of: event)
                await rest(chance.milliseconds(Self.pause))
            case .unreachable: await rest(chance.milliseconds(Self.pause))
            case .lost:
                answers.note(.unknown, of: event)
                isLost = true
                if isGivenUp, !event.isNamed || chance.chance(0.2) {
                    return tally.add("events given up after a lost answer")
                }
                tally.add("events sent again after a lost answer")
            case .wrong(let problem):
                return findings.add("event \(event.number): the answer was \(problem)")
            }
        }
    }

    private func repeatIt(_ event: NumberedEvent) async {
        guard case .stored(let isDuplicate) = await send(event) else { return }
        tally.add("acknowledged events sent again")
        if !isDuplicate { findings.add("event \(event.number) was acknowledged twice as if it were two") }
    }

    private enum Reply {
        case stored(isDuplicate: Bool)
        case refused, unreachable, lost
        case wrong(String)
    }

    private func send(_ event: NumberedEvent) async -> Reply {
        let headers = event.name.map { ["Idempotency-Key": $0] } ?? [:]
        do {
            let answer = try await post("\(url)/\(event.endpoint)", event.body, headers: headers, client: .impatient)
            switch answer.status {
            case 200: return .stored(isDuplicate: answer.headers["x-signalbox-duplicate"] != nil)
            case 503:
                tally.add(
                    answer.body.contains("record event") ? Self.refusals : "refusals at a start (503)"
                )
                return .refused
            default: return .wrong("\(answer.status) \(answer.body)")
            }
        } catch {
            return Self.isUnsent(error) ? .unreachable : .lost
        }
    }

    /// No connection, so that nothing can have been stored.
    private static func isUnsent(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError: true
        case let error as IOError: error.errnoCode == connectionRefused
        case let error as HTTPClientError: error == .connectTimeout || error == .getConnectionFromPoolTimeout
        default: false
        }
    }
}

/// `ECONNREFUSED` of Linux.
private let connectionRefused: CInt = 111

/// Which event is next.
final class EventQueue: Sendable {
    private let state = Mutex<(next: Int, isEnded: Bool)>((0, false))

    func next(below end: Int) -> Int? {
        state.withLock { state in
            guard !state.isEnded, state.next < end else {
                state.isEnded = true
                return nil
            }
            state.next += 1
            return state.next - 1
        }
    }

    var isEnded: Bool { state.withLock { $0.isEnded } }
}

/// Sleeps, or less when cancelled.
func rest(_ duration: Duration) async {
    do { try await Task.sleep(for: duration) } catch { return }
}

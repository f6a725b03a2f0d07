import EventData
import Manifests
import Synchronization

/// How many requests a source takes: `rateLimit: {unit: Second, requestsPerUnit: 100}`, as triggers have it.
struct RequestRate: Sendable, Hashable {
    let count: Int
    let unit: Duration

    private static let units: [String: Duration] = [
        "Second": .seconds(1), "Minute": .seconds(60), "Hour": .seconds(3600),
    ]

    /// nil when the manifest sets no limit.
    init?(from reader: ManifestReader) {
        guard let limit = reader.mapping("rateLimit") else { return nil }
        let unit = limit.choice("unit", of: ["Second", "Minute", "Hour"], default: "Second")
        count = limit.integer("requestsPerUnit", in: 1...1_000_000, default: nil)
        self.unit = Self.units[unit] ?? .seconds(1)
        limit.finish()
    }

    /// At least one, as who asks for a rate counts by the minute.
    var perMinute: Int { max(1, count * 60 / Int(unit.components.seconds)) }

    init(count: Int, unit: Duration) {
        self.count = count
        self.unit = unit
    }
}

/// Lets `count` requests in at once, and then as many as the rate gives back.
///
/// A class, because all requests of a source pass one gate.
final class RequestGate: Sendable {
    private struct State {
        var tokens: Double
        var seen: Timestamp?
    }

    private let rate: RequestRate
    private let state: Mutex<State>

    init(_ rate: RequestRate) {
        self.rate = rate
        state = Mutex(State(tokens: Double(rate.count)))
    }

    /// nil lets the request in; otherwise how long to wait.
    func refusal(at now: Timestamp) -> Duration? {
        let perNanosecond = Double(rate.count) / Double(rate.unit.wholeNanoseconds)
        return state.withLock { state in
            // A clock that is set back gives nothing, and takes nothing.
            let elapsed = state.seen.map { max(0, Double((now - $0).wholeNanoseconds)) } ?? 0
            state.seen = now
            state.tokens = min(Double(rate.count), state.tokens + elapsed * perNanosecond)
            if state.tokens >= 1 {
                state.tokens -= 1
                return nil
            }
            return .nanoseconds(Int64(((1 - state.tokens) / perNanosecond).rounded(.up)))
        }
    }
}

/// Counts refused requests between two lines of the log, so that whoever guesses cannot fill a disk with them.
final class RefusalCount: Sendable {
    /// Between two lines about one source.
    private static let pause = Duration.seconds(10)

    private let state = Mutex((count: 0, told: Timestamp?.none))

    /// How many to tell of now; nil when it is too early.
    func take(at now: Timestamp) -> Int? {
        state.withLock { state in
            state.count += 1
            if let told = state.told, now - told < Self.pause, now >= told { return nil }
            defer { state = (0, now) }
            return state.count
        }
    }
}

extension HTTPResponse {
    static func tooMany(retryAfter: Duration) -> HTTPResponse {
        let wait = max(1, retryAfter.components.seconds + (retryAfter.components.attoseconds > 0 ? 1 : 0))
        return HTTPResponse(
            429,
            headers: [HTTPField("Retry-After", String(wait))],
            "too many requests for this event source; wait and try again, or raise its rateLimit\n"
        )
    }
}

import EventData
import Kafka
import Manifests

/// What waits in the shards of other gateways, as those last said in notes that all of them share.
///
/// Each gateway that is asked says what waits in its own shards, at most once a second and only where that has changed. A
/// gateway that is gone is believed until its shards have another owner, who then says what is true.
actor WaitingElsewhere {
    /// Between two notes about a shard.
    static let pause = Duration.seconds(1)
    /// A question that is not asked any more is left out of the notes.
    static let memory = Duration.seconds(30)

    /// Questions of which a note tells, those for which most waits: a note has a limit of its own in Kafka.
    static let longestNote = 2_000

    /// Whose events, and who reads them.
    struct Question: Hashable {
        /// The same in every gateway, and short however many readers there are.
        let text: String

        init(_ source: String, _ subject: String, _ readers: Set<ManifestName>) {
            let names = readers.sorted().map(\.description).joined(separator: "\n")
            let whole = [source, subject, names].joined(separator: "\n\n")
            text = String(hexadecimal(sha256(Array(whole.utf8))).prefix(16))
        }
    }

    private struct Told {
        var text: String
        var at: ContinuousClock.Instant
    }

    private let notes: KafkaNotes
    private let clock = ContinuousClock()
    /// What waits in the shards here, by shard.
    private var here: [Int32: [Question: (waiting: Unconsumed, asked: ContinuousClock.Instant)]] = [:]
    private var told: [Int32: Told] = [:]

    init(_ notes: KafkaNotes) { self.notes = notes }

    /// Tells the others what waits in the shards here, and adds up what they told of theirs.
    ///
    /// `parts` has each shard that is here, also those in which nothing waits.
    func sum(_ question: Question, here parts: [Int32: Unconsumed], shards: Int32) async throws(KafkaError)
        -> Unconsumed
    {
        let now = clock.now
        told = told.filter { parts[$0.key] != nil }
        here = here.filter { parts[$0.key] != nil }
        for (shard, waiting) in parts { here[shard, default: [:]][question] = (waiting, now) }
        for shard in parts.keys.sorted() { try await tell(of: shard, at: now) }
        var sum = parts.values.reduce(Unconsumed()) { $0.adding($1) }
        let others = (0..<shards).filter { parts[$0] == nil }.map(Self.key)
        for note in try await notes.values(of: others).values { sum = sum.adding(Self.level(of: question, in: note)) }
        return sum
    }

    private func tell(of shard: Int32, at now: ContinuousClock.Instant) async throws(KafkaError) {
        let levels = (here[shard] ?? [:]).filter { now - $0.value.asked < Self.memory }
        here[shard] = levels
        let text = Self.note(levels.mapValues(\.waiting))
        if let told = told[shard], told.text == text || now - told.at < Self.pause { return }
        told[shard] = Told(text: text, at: now)
        do throws(KafkaError) { try await notes.set(Self.key(shard), to: text) } catch {
            told[shard] = nil
            throw error
        }
    }

    // MARK: Notes

    private static func key(_ shard: Int32) -> String { "what waits in shard \(shard)" }

    /// A line for each question for which something waits, but for the smallest of very many: its text, events, bytes, nanoseconds of the oldest.
    private static func note(_ levels: [Question: Unconsumed]) -> String {
        levels.filter { $0.value.events > 0 }
            .sorted { ($0.value.events, $0.key.text) > ($1.value.events, $1.key.text) }
            .prefix(longestNote)
            .map { "\($0.key.text) \($0.value.events) \($0.value.bytes) \($0.value.oldest?.nanoseconds ?? 0)" }
            .sorted().joined(separator: "\n")
    }

    private static func level(of question: Question, in note: String) -> Unconsumed {
        for line in note.split(separator: "\n") where line.hasPrefix(question.text + " ") {
            let numbers = line.split(separator: " ").dropFirst().compactMap { Int64($0) }
            guard numbers.count == 3 else { continue }
            let oldest = numbers[2] == 0 ? nil : Timestamp(nanoseconds: numbers[2])
            return Unconsumed(events: Int(numbers[0]), bytes: numbers[1], oldest: oldest)
        }
        return Unconsumed()
    }
}

extension Unconsumed {
    /// Both together; the older of the oldest.
    package func adding(_ other: Unconsumed) -> Unconsumed {
        Unconsumed(
            events: events + other.events,
            bytes: bytes + other.bytes,
            oldest: [oldest, other.oldest].compactMap(\.self).min()
        )
    }
}

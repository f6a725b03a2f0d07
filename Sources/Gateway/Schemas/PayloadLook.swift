import Buses
import EventData
import SensorEngine

/// One look at the newest events of each topic, with a limit to what it reads and how long it takes.
struct PayloadLook: Sendable {
    /// No topic is begun later than that.
    private static let longest = Duration.seconds(10)

    /// What was looked at, in the order of the topics.
    private(set) var schemas: [(topic: EventTopic, schema: PayloadSchema)] = []
    /// The first topic for which nothing was left; the next look begins there.
    private(set) var next: EventTopic?
    private(set) var unseen = 0

    /// `topics` are in their order; where they end, the look goes on with the first ones.
    init(at topics: [EventTopic], beginningWith first: EventTopic?, in bus: any EventBus) async throws(BusError) {
        let start = first.flatMap { topics.firstIndex(of: $0) } ?? 0
        let order = Array(topics[start...] + topics[..<start])
        var budget = PayloadBudget(topics: order.count)
        let end = ContinuousClock.now + Self.longest
        for (index, topic) in order.enumerated() {
            guard budget.hasLeft, ContinuousClock.now < end, !Task.isCancelled else {
                next = topic
                unseen = order.count - index
                break
            }
            schemas.append((topic, try await Self.schema(of: topic, in: bus, &budget)))
        }
        schemas.sort { ($0.topic.source, $0.topic.subject) < ($1.topic.source, $1.topic.subject) }
    }

    private static func schema(
        of topic: EventTopic,
        in bus: any EventBus,
        _ budget: inout PayloadBudget
    ) async throws(BusError) -> PayloadSchema {
        let query = EventQuery(source: topic.source, subject: topic.subject, limit: budget.sample)
        let listed = try await bus.events(matching: query)
        let wanted = budget.take(listed.map(\.dataBytes))
        var schema = PayloadSchema()
        for index in wanted.reversed() {
            if Task.isCancelled { break }
            guard let event = try await bus.event(at: listed[index].sequence)?.event, let data = event.data,
                case .success(let json) = Result(catching: { try JSON(parsing: data) })
            else { continue }
            schema.add(json, at: event.time)
            // Others have their turn between two events.
            await Task.yield()
        }
        return schema
    }
}

/// What one look may read, shared among topics.
package struct PayloadBudget: Sendable {
    /// The newest events of each topic that are looked at; fewer where there are many topics.
    package static let sampleSize = 300
    package static let leastSample = 40
    /// Questions to the bus, over all topics.
    package static let maximumReads = 6_000
    /// Larger data is passed over.
    package static let largestData = 1 << 20
    /// Bytes of data over all topics, and of one however few there are.
    package static let maximumBytes = 64 << 20
    package static let topicBytes = 16 << 20

    /// Events that the next topic is asked for.
    package let sample: Int
    private var reads = maximumReads
    private var bytes = maximumBytes
    private var topics: Int

    package init(topics: Int) {
        self.topics = topics
        sample = max(Self.leastSample, min(Self.sampleSize, Self.maximumReads / max(1, topics)))
    }

    /// Whether there is enough for one more topic.
    package var hasLeft: Bool { reads > 0 && bytes > 0 }

    /// Takes what one topic needs: `sizes` are those of its events, newest first.
    ///
    /// - Returns: which of them to read. None is left out between two that are read, but for those that are too large.
    package mutating func take(_ sizes: [Int]) -> [Int] {
        let share = min(Self.topicBytes, max(Self.largestData, bytes / max(1, topics)))
        var wanted: [Int] = []
        var taken = 0
        for (index, size) in sizes.enumerated() where size <= Self.largestData {
            guard taken + size <= share else { break }
            taken += size
            wanted.append(index)
        }
        topics -= 1
        reads -= wanted.count + 1
        bytes -= taken
        return wanted
    }
}

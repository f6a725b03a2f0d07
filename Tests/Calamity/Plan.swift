/// How much is to happen, and how fast; with the seed it says everything that does not depend on the machine's speed.
package struct Plan: Sendable, Equatable {
    package let seed: UInt64
    /// Events that producers send, the last ones apart.
    package let events: Int
    /// Producers, each with one request under way.
    package let producers: Int
    /// From the moment the gateway is ready until it is killed.
    package let life: ClosedRange<Int>
    /// How long the cluster does one kind of harm, in milliseconds.
    package let spell: ClosedRange<Int>
    /// And how long it works between two kinds.
    package let calm: ClosedRange<Int>
    /// Objects that may be owed before producers pause, so that all that is owed meets faults too.
    package let backlog: Int
    /// Producers begin nothing new after this, also when events are left, if every kind of harm has been done by then.
    package let longestFire: Duration?
    /// How much longer they go on where a slow machine has not let every kind of harm happen yet.
    package static let longestExtension = Duration.seconds(60)

    /// Sent when the faults have ended; when they have come through, everything before them has been decided on.
    package static let lastEvents = 3

    package var allEvents: Int { events + Self.lastEvents }

    package init(
        seed: UInt64,
        events: Int,
        producers: Int = 8,
        life: ClosedRange<Int> = 1_000...3_000,
        spell: ClosedRange<Int> = 300...2_000,
        calm: ClosedRange<Int> = 1_500...5_000,
        backlog: Int = 4_000,
        longestFire: Duration? = nil
    ) {
        self.seed = seed
        self.events = events
        self.producers = producers
        self.life = life
        self.spell = spell
        self.calm = calm
        self.backlog = backlog
        self.longestFire = longestFire
    }

    /// The one that `make test` has time for.
    package static func short(seed: UInt64) -> Plan {
        Plan(
            seed: seed,
            // More than anybody can send in that time.
            events: 8_000,
            producers: 4,
            life: 1_000...1_800,
            spell: 200...700,
            calm: 200...700,
            backlog: 200,
            longestFire: .seconds(11)
        )
    }
}

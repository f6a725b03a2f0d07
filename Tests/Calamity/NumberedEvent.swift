import Support

/// What a producer sends as event number so-and-so; everything about it follows from the seed and the number.
package struct NumberedEvent: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// For `every`, and for those of `half` and `guest` whose filters it passes.
        case load(isHalf: Bool, isGuest: Bool)
        /// One side of a pair that meets in a join.
        case left(pair: Int)
        case right(pair: Int)
    }

    /// Of so many events two are a pair.
    private static let period = 16

    package let number: Int
    package let kind: Kind
    /// Named by its producer, so that it may be sent again; one without a name is sent again only after a refusal.
    let isNamed: Bool

    package init(_ number: Int, of plan: Plan) {
        self.number = number
        var chance = SeededGenerator(seed: plan.seed ^ (UInt64(number) &* 0xD134_2543_DE82_EF95))
        let (isHalf, isGuest, isUnnamed) = (chance.chance(0.5), chance.chance(0.25), chance.chance(0.125))
        let pair = number / Self.period
        switch (number - plan.events, number % Self.period) {
        case (0, _): (kind, isNamed) = (.load(isHalf: true, isGuest: true), true)
        case (1, _): (kind, isNamed) = (.left(pair: -1), true)
        case (2, _): (kind, isNamed) = (.right(pair: -1), true)
        case (_, Self.period - 2): (kind, isNamed) = (.left(pair: pair), true)
        case (_, Self.period - 1): (kind, isNamed) = (.right(pair: pair), true)
        default: (kind, isNamed) = (.load(isHalf: isHalf, isGuest: isGuest), !isUnnamed)
        }
    }

    var name: String? { isNamed ? "event-\(number)" : nil }

    /// The webhook's endpoint, which is also the event's name there.
    var endpoint: String {
        switch kind {
        case .load: "load"
        case .left: "left"
        case .right: "right"
        }
    }

    var body: String {
        switch kind {
        case .load(let isHalf, let isGuest):
            #"{"number":"\#(number)","half":"\#(isHalf ? "yes" : "no")","guest":"\#(isGuest ? "yes" : "no")"}"#
        case .left(let pair), .right(let pair): #"{"number":"\#(number)","pair":"\#(Self.subject(pair))"}"#
        }
    }

    /// What must come of it once it is acknowledged; for a pair, once both are.
    package var debts: [Debt] {
        switch kind {
        case .load(let isHalf, let isGuest):
            [Debt(sensor: "every", subject: "\(number)")]
                + (isHalf ? [Debt(sensor: "half", subject: "\(number)")] : [])
                + (isGuest ? [Debt(sensor: "guest", subject: "\(number)")] : [])
        case .left(let pair), .right(let pair): [Debt(sensor: "pair", subject: Self.subject(pair))]
        }
    }

    /// A value of a label.
    private static func subject(_ pair: Int) -> String { pair < 0 ? "pair-last" : "pair-\(pair)" }
}

/// One object that must be there: of which sensor, and about what.
package struct Debt: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let sensor: String
    package let subject: String

    package init(sensor: String, subject: String) {
        self.sensor = sensor
        self.subject = subject
    }

    package var description: String { "\(sensor) of \(subject)" }

    package static func < (left: Debt, right: Debt) -> Bool {
        (left.sensor, left.subject) < (right.sensor, right.subject)
    }
}

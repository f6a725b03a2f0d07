import EventData
import GRDB
import Manifests
import SensorEngine

extension SensorCommit {
    /// Puts the sensor's decisions into the transaction that is open.
    ///
    /// A commit behind the stored cursor comes from a loop that has been replaced, and nothing of it is applied. One at
    /// the stored cursor is: a conditions reset moves no cursor. Applied twice, it changes nothing the second time.
    func apply(to database: Database, at now: Timestamp) throws {
        let stored = try SensorRow.find(sensor, in: database)
        if let stored, cursor < stored.cursor { return }
        try database.run(
            """
            INSERT INTO sensors (namespace, name, cursor) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET cursor = excluded.cursor
            """,
            [.text(sensor.namespace), .text(sensor.name), .integer(cursor)]
        )
        guard let number = try stored?.number ?? SensorRow.find(sensor, in: database)?.number else {
            preconditionFailure("a sensor that was just inserted is there")
        }
        let isRepeated = stored?.cursor == cursor
        var counts = VerdictCounts(sensor: number)
        for effect in effects { try effect.apply(for: number, isRepeated: isRepeated, counts: &counts, in: database) }
        try saveRejections(of: number, isRepeated: isRepeated, counts: &counts, in: database)
        try counts.save(in: database)
    }

    /// What filters refused; a repeated commit puts the same block in its own place.
    private func saveRejections(
        of number: Int64,
        isRepeated: Bool,
        counts: inout VerdictCounts,
        in database: Database
    ) throws {
        let rejected = effects.compactMap { effect -> Outcome? in
            guard case .record(let outcome) = effect, RejectionBlock.holds(outcome) else { return nil }
            return outcome
        }
        guard !rejected.isEmpty else { return }
        if !isRepeated { for outcome in rejected { counts.add(outcome) } }
        for block in RejectionBlock.blocks(of: rejected) {
            try database.run(
                """
                INSERT OR REPLACE INTO rejections (first_sequence, sensor, last_sequence, revision, block)
                VALUES (?, ?, ?, ?, ?)
                """,
                [.integer(block.first), .integer(number), .integer(block.last), .text(revision), .bytes(block.bytes)]
            )
        }
    }
}

extension [Effect] {
    /// What is to be performed, without a decision on an event.
    func applyBesideCursor(for sensor: Int64, in database: Database) throws {
        var counts = VerdictCounts(sensor: sensor)
        for effect in self {
            switch effect {
            case .fire, .standBy, .bury: break
            case .hold, .release, .record: preconditionFailure("what is held and decided moves with a cursor")
            }
            try effect.apply(for: sensor, isRepeated: true, counts: &counts, in: database)
        }
        try counts.save(in: database)
    }
}

extension Effect {
    fileprivate func apply(
        for sensor: Int64,
        isRepeated: Bool,
        counts: inout VerdictCounts,
        in database: Database
    ) throws {
        switch self {
        case .hold(let held):
            try held.save(for: sensor, in: database)
        case .release(let place):
            try database.run(
                "DELETE FROM held WHERE sensor = ? AND trigger_name = ? AND stage = ? AND key = ?",
                [.integer(sensor), .text(place.trigger), .text(place.stage.rawValue), .text(place.key)]
            )
        case .fire(let invocation):
            if try invocation.insert(for: sensor, as: .pending, message: "", in: database) {
                counts.add(firingOf: invocation)
            }
        case .standBy(let invocation, let problem):
            // What it stands by for comes after it; where that is there already, all of this is repeated.
            let isKnown = try Bool.fetchOne(
                database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM invocations WHERE standby = ?)"),
                arguments: [invocation.id.text]
            )
            if isKnown == true { return }
            _ = try invocation.insert(for: sensor, as: .standby, message: problem ?? "", in: database)
        case .bury(let invocation, let reason):
            _ = try invocation.insert(for: sensor, as: .dead, message: reason, in: database)
        case .record(let outcome) where outcome.verdict == .fired || RejectionBlock.holds(outcome):
            // A firing is known by the invocation's events, and rejections are kept together.
            break
        case .record(let outcome):
            if try outcome.insert(for: sensor, unlessThere: isRepeated, in: database) { counts.add(outcome) }
        }
    }
}

extension HeldEvent {
    /// What is held last comes last; in a join it replaces an earlier event of its dependency, elsewhere itself at most.
    fileprivate func save(for sensor: Int64, in database: Database) throws {
        let isSame = place.stage == .join ? "" : " AND sequence = ?"
        let key: [ColumnValue] = [
            .integer(sensor), .text(place.trigger), .text(place.stage.rawValue), .text(place.key), .text(dependency),
        ]
        try database.run(
            """
            DELETE FROM held
            WHERE sensor = ? AND trigger_name = ? AND stage = ? AND key = ? AND dependency = ?\(isSame)
            """,
            key + (isSame.isEmpty ? [] : [.integer(sequence)])
        )
        try database.run(
            """
            INSERT INTO held (sensor, trigger_name, stage, key, dependency, sequence, match, key_rule,
                \(CloudEvent.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            key + [.integer(sequence), .text(rule.match), .text(rule.key)] + event.columnValues
        )
    }
}

extension Outcome {
    /// Adds the outcome; `unlessThere` looks for the same one first, which only a repeated commit needs.
    fileprivate func insert(for sensor: Int64, unlessThere: Bool, in database: Database) throws -> Bool {
        let values: StatementArguments = [
            sequence, sensor, dependency.column, trigger?.column, verdict.rawValue, detail.column,
        ]
        if unlessThere {
            let isThere = try Bool.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT EXISTS (
                            SELECT 1 FROM outcomes WHERE sequence = ? AND sensor = ? AND dependency = ?
                            AND trigger_name IS ? AND verdict = ? AND detail = ?
                        )
                        """
                ),
                arguments: values
            )
            if isThere == true { return false }
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO outcomes (sequence, sensor, dependency, trigger_name, verdict, detail)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: values)
        return true
    }
}

/// How often a sensor came to each verdict, kept for ever; gathered over one commit.
private struct VerdictCounts {
    private struct Key: Hashable {
        let dependency: String
        let trigger: String
        let verdict: Outcome.Verdict
    }

    let sensor: Int64
    private var counts: [Key: Int] = [:]

    init(sensor: Int64) { self.sensor = sensor }

    mutating func add(_ outcome: Outcome) {
        let key = Key(dependency: outcome.dependency, trigger: outcome.trigger ?? "", verdict: outcome.verdict)
        counts[key, default: 0] += 1
    }

    /// A firing counts once, whatever the number of its events.
    mutating func add(firingOf invocation: Invocation) {
        counts[Key(dependency: "", trigger: invocation.trigger, verdict: .fired), default: 0] += 1
    }

    func save(in database: Database) throws {
        for (key, count) in counts {
            try database.run(
                """
                INSERT INTO verdicts (sensor, dependency, trigger_name, verdict, count) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """,
                [
                    .integer(sensor), .text(key.dependency), .text(key.trigger), .text(key.verdict.rawValue),
                    .integer(count),
                ]
            )
        }
    }
}

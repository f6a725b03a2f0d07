import GRDB

/// The tables, as named migrations: each is applied once, in order, and never changed after a release.
enum Schema {
    /// The newest migration, by name.
    static var version: String { migrator.migrations.last ?? "" }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("first light") { database in
            try database.execute(sql: "PRAGMA application_id = \(Connections.applicationID)")
            try database.execute(sql: log)
            try database.execute(sql: sensors)
            try database.execute(sql: invocations)
            try database.execute(sql: remainder)
        }
        migrator.registerMigration("where values came from") { database in
            try database.execute(sql: "ALTER TABLE invocations ADD COLUMN value_origins BLOB NOT NULL DEFAULT '[]'")
        }
        migrator.registerMigration("delivery rules and flow control") { database in
            try database.execute(sql: deliveryRules)
            try database.execute(sql: heldByPlace)
        }
        migrator.registerMigration("ledger") { database in try database.execute(sql: ledger) }
        migrator.registerMigration("what held events matched") { database in
            try database.execute(sql: "ALTER TABLE held ADD COLUMN match TEXT NOT NULL DEFAULT ''")
            try database.execute(sql: "ALTER TABLE held ADD COLUMN key_rule TEXT NOT NULL DEFAULT ''")
        }
        migrator.registerMigration("what could not be rendered") { database in
            try database.execute(sql: "ALTER TABLE invocations ADD COLUMN is_rendered INTEGER NOT NULL DEFAULT 1")
        }
        migrator.registerMigration("quarantine") { database in try database.execute(sql: quarantine) }
        migrator.registerMigration("what producers said") { database in
            try database.execute(sql: "ALTER TABLE events ADD COLUMN producer TEXT")
        }
        migrator.registerMigration("where invocations come from") { database in
            try database.execute(sql: "ALTER TABLE invocations ADD COLUMN replay_of TEXT")
            try database.execute(sql: "ALTER TABLE invocations ADD COLUMN traceparent TEXT")
        }
        migrator.registerMigration("fewer indexes") { database in try database.execute(sql: fewerIndexes) }
        return migrator
    }

    /// An index costs each invocation something.
    ///
    /// What is pending has one of its own, and of what has succeeded there is so much that the table itself serves. Which
    /// event is the newest of an invocation is found by its events.
    private static let fewerIndexes = """
        DROP INDEX invocations_newest_event;
        DROP INDEX invocations_state;
        CREATE INDEX invocations_set_aside ON invocations(state) WHERE \(InvocationRecord.isSetAside);
        """

    /// The events; `data` comes last so that scans of the other columns do not read it.
    ///
    /// The unique index begins with the id, so it answers `event(id:)` too. `archive` keeps the sums that retention
    /// needs, because counting a million rows takes too long.
    private static let log = """
        CREATE TABLE events (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            stored_at INTEGER NOT NULL, size INTEGER NOT NULL,
            id TEXT NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
            spec_version TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB
        );
        CREATE UNIQUE INDEX events_identity ON events(id, source, subject);
        CREATE INDEX events_source ON events(source);
        CREATE TABLE archive (events INTEGER NOT NULL, bytes INTEGER NOT NULL);
        INSERT INTO archive VALUES (0, 0);
        """

    /// A sensor's row outlives the sensor, because outcomes and invocations name it; without a cursor it is forgotten.
    private static let sensors = """
        CREATE TABLE sensors (
            number INTEGER PRIMARY KEY,
            namespace TEXT NOT NULL, name TEXT NOT NULL,
            cursor INTEGER, absent_since INTEGER,
            UNIQUE (namespace, name)
        );
        CREATE TABLE held (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            sensor INTEGER NOT NULL REFERENCES sensors,
            trigger_name TEXT NOT NULL, dependency TEXT NOT NULL, sequence INTEGER NOT NULL,
            id TEXT NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
            spec_version TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB,
            UNIQUE (sensor, trigger_name, dependency)
        );
        CREATE INDEX held_sequence ON held(sequence);
        CREATE TABLE outcomes (
            number INTEGER PRIMARY KEY,
            sequence INTEGER NOT NULL, sensor INTEGER NOT NULL REFERENCES sensors,
            dependency TEXT NOT NULL, trigger_name TEXT, verdict TEXT NOT NULL, detail TEXT NOT NULL
        );
        CREATE INDEX outcomes_sequence ON outcomes(sequence);
        """

    /// `newest_event` says with which event a succeeded invocation leaves the archive.
    private static let invocations = """
        CREATE TABLE invocations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            sensor INTEGER NOT NULL REFERENCES sensors,
            revision TEXT NOT NULL, trigger_name TEXT NOT NULL, kind TEXT NOT NULL, created_at INTEGER NOT NULL,
            retry_steps INTEGER, retry_duration INTEGER, retry_factor REAL, retry_jitter REAL,
            state TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL,
            message TEXT NOT NULL, updated_at INTEGER NOT NULL, newest_event INTEGER NOT NULL,
            request BLOB NOT NULL
        );
        CREATE INDEX invocations_due ON invocations(due_at, number) WHERE state = 'pending';
        CREATE INDEX invocations_state ON invocations(state);
        CREATE INDEX invocations_sensor ON invocations(sensor);
        CREATE INDEX invocations_newest_event ON invocations(newest_event);
        CREATE TABLE invocation_events (
            invocation INTEGER NOT NULL REFERENCES invocations ON DELETE CASCADE, position INTEGER NOT NULL,
            dependency TEXT NOT NULL, sequence INTEGER NOT NULL,
            source TEXT NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL,
            PRIMARY KEY (invocation, position)
        ) WITHOUT ROWID;
        CREATE INDEX invocation_events_sequence ON invocation_events(sequence);
        CREATE TABLE attempts (
            invocation INTEGER NOT NULL REFERENCES invocations ON DELETE CASCADE, number INTEGER NOT NULL,
            started_at INTEGER NOT NULL, duration INTEGER NOT NULL,
            result TEXT NOT NULL, message TEXT NOT NULL, wait INTEGER, fix TEXT,
            PRIMARY KEY (invocation, number)
        ) WITHOUT ROWID;
        """

    private static let remainder = """
        CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """

    /// `rules` takes the place of the columns of the retry strategy.
    ///
    /// `room_state` says whether an invocation is in the room of its trigger's `concurrency` (`inside`) or waits for a
    /// place (`waiting`).
    private static let deliveryRules = """
        ALTER TABLE invocations ADD COLUMN rules BLOB NOT NULL DEFAULT '{}';
        UPDATE invocations SET rules = json_object('retryStrategy', json_object(
            'steps', retry_steps, 'duration', retry_duration,
            'factor', CAST(coalesce(retry_factor, 1) AS TEXT), 'jitter', CAST(coalesce(retry_jitter, 1) AS TEXT)
        )) WHERE retry_steps IS NOT NULL;
        ALTER TABLE invocations DROP COLUMN retry_steps;
        ALTER TABLE invocations DROP COLUMN retry_duration;
        ALTER TABLE invocations DROP COLUMN retry_factor;
        ALTER TABLE invocations DROP COLUMN retry_jitter;
        ALTER TABLE invocations ADD COLUMN standby TEXT;
        ALTER TABLE invocations ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE invocations ADD COLUMN checks INTEGER;
        ALTER TABLE invocations ADD COLUMN permit INTEGER;
        ALTER TABLE invocations ADD COLUMN room_key TEXT;
        ALTER TABLE invocations ADD COLUMN room_limit INTEGER;
        ALTER TABLE invocations ADD COLUMN room_policy TEXT;
        ALTER TABLE invocations ADD COLUMN room_state TEXT;
        CREATE INDEX invocations_room ON invocations(sensor, trigger_name, room_key, number)
            WHERE room_state IS NOT NULL;
        CREATE TABLE gates (
            namespace TEXT NOT NULL, name TEXT NOT NULL, trigger_name TEXT NOT NULL, next_permit INTEGER NOT NULL,
            PRIMARY KEY (namespace, name, trigger_name)
        ) WITHOUT ROWID;
        """

    /// Held events with why they wait (`stage`) and what they have in common (`key`).
    private static let heldByPlace = """
        CREATE TABLE held_by_place (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            sensor INTEGER NOT NULL REFERENCES sensors,
            trigger_name TEXT NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL,
            dependency TEXT NOT NULL, sequence INTEGER NOT NULL,
            id TEXT NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
            spec_version TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB
        );
        INSERT INTO held_by_place SELECT number, sensor, trigger_name, 'join', '', dependency, sequence,
            id, source, subject, type, time, spec_version, content_type, data FROM held;
        DROP TABLE held;
        ALTER TABLE held_by_place RENAME TO held;
        CREATE INDEX held_place ON held(sensor, trigger_name, stage, key);
        CREATE INDEX held_sequence ON held(sequence);
        """

    /// Rejections in blocks instead of a row for each, counts that outlive them, and what sensors looked like.
    ///
    /// What was stored in rows before stays so until its events leave the archive. A firing has no outcome of its own any
    /// more: the events of its invocation say it.
    private static let ledger = """
        CREATE TABLE rejections (
            first_sequence INTEGER NOT NULL, sensor INTEGER NOT NULL REFERENCES sensors,
            last_sequence INTEGER NOT NULL, revision TEXT NOT NULL, block BLOB NOT NULL,
            PRIMARY KEY (first_sequence, sensor)
        ) WITHOUT ROWID;
        CREATE TABLE verdicts (
            sensor INTEGER NOT NULL REFERENCES sensors, dependency TEXT NOT NULL, trigger_name TEXT NOT NULL,
            verdict TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (sensor, dependency, trigger_name, verdict)
        ) WITHOUT ROWID;
        CREATE TABLE manifests (
            sensor INTEGER NOT NULL REFERENCES sensors, revision TEXT NOT NULL,
            kept_at INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (sensor, revision)
        ) WITHOUT ROWID;
        CREATE INDEX invocations_standby ON invocations(standby) WHERE standby IS NOT NULL;
        DELETE FROM outcomes WHERE verdict = 'fired';
        """

    /// Records that sources could not turn into events; `bytes` and `frame` go when one is decided on.
    private static let quarantine = """
        CREATE TABLE quarantine (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL, event_name TEXT NOT NULL, type TEXT NOT NULL, identity TEXT NOT NULL,
            position TEXT NOT NULL, reason TEXT NOT NULL, stored_at INTEGER NOT NULL,
            state TEXT NOT NULL, settled_at INTEGER, size INTEGER NOT NULL, bytes BLOB, frame BLOB,
            UNIQUE (identity, source, event_name)
        );
        CREATE INDEX quarantine_waiting ON quarantine(size) WHERE state = 'waiting';
        """
}

extension SQLiteBus {
    /// The limits of an embedded bus; every default has its reason.
    package struct Configuration: Sendable, Equatable {
        /// Appends that may wait for the disk; past it sources get `unavailable` at once.
        ///
        /// At the slowest disk that makes sense (1,000 events a second) the last one waits four seconds.
        package var maximumWaitingAppends = 4_096

        /// Event bytes that may wait for the disk: the memory a flood of big events can take.
        package var maximumWaitingBytes = 64 << 20

        /// Commits, attempts and notes that may wait.
        ///
        /// They come from our own loops, which wait for the answer, so only a bug gets here; a full queue of appends
        /// does not refuse them.
        package var maximumWaitingChanges = 8_192

        /// Reads that may be under way or wait.
        package var maximumReads = 1_024

        /// Jobs in one transaction: keeps the wait of the first in a batch short.
        package var maximumBatch = 512

        /// Bytes written to the write-ahead log before its pages are copied to the database, beside the writer.
        ///
        /// Pages that change often are copied once for many changes; a start after a kill reads the log within 0.1 s.
        package var checkpointBytes = 32 << 20

        /// The largest database file, nil for as large as the disk; past it events are refused as on a full disk.
        package var maximumFileBytes: Int64?

        package var retention = Retention()

        /// Higher than that of everybody who had the directory before; nil where there is nobody to keep out.
        package var fencingToken: Int?

        package init() {}
    }

    /// How long events stay after every sensor has passed them.
    ///
    /// What a sensor has not passed, what is held and what belongs to a pending or dead invocation stays in any case.
    package struct Retention: Sendable, Equatable {
        /// A week: a redelivery after a weekend is still recognised, and Monday can explain Friday.
        package var age = Duration.seconds(7 * 24 * 3_600)

        /// A million events: a listing stays quick, a webhook's traffic of a busy month fits.
        package var events: Int64 = 1_000_000

        /// 4 GiB of events: a small machine's disk survives it.
        package var bytes: Int64 = 4 << 30

        /// How long the cursor and the held events of a sensor that is gone are kept, and hold on to their events.
        ///
        /// Over a long weekend: one who renames or deletes a sensor by mistake gets everything back by undoing it.
        package var absentSensors = Duration.seconds(3 * 24 * 3_600)

        package init() {}
    }
}

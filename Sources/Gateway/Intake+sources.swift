import Buses
import EventData
package import EventSources
import Logging
package import Manifests

extension Intake {
    /// One look at the filter, one at the quota and one flush of the disk for the whole batch.
    package func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        await begin(emissions, of: source, eventName, in: AppendLine()).receipt()
    }

    package func line(source: ManifestName, eventName: String) -> any EmissionLine {
        IntakeLine(intake: self, source: source, eventName: eventName, line: AppendLine())
    }

    fileprivate func begin(
        _ emissions: [Emission],
        of source: ManifestName,
        _ eventName: String,
        in line: AppendLine
    ) async -> PendingBatch {
        var (batch, refusal) = await judge(emissions, of: source, eventName)
        let gauges = quotas?.gauges(of: source, eventName)
        if let gauges, let excess = await admit(&batch, gauges) { refusal = excess }
        let pending = await bus.begin(batch.events, in: line)
        return PendingBatch(mayBeFollowed: refusal == nil && pending.mayBeFollowed) { [batch, refusal] in
            await receipt(for: batch, pending, refusal, of: source, eventName, gauges)
        }
    }

    private func receipt(
        for batch: Judged,
        _ pending: PendingAppend,
        _ refusal: EmitError?,
        of source: ManifestName,
        _ eventName: String,
        _ gauges: QuotaGauges?
    ) async -> BatchReceipt {
        var stored: [Appended] = []
        do throws(BusError) { stored = try await pending.result() } catch {
            if let gauges {
                for event in batch.events { await gauges.settle(bytes: event.data?.count ?? 0, isStored: false) }
            }
            logger.warning("events refused", metadata: ["eventsource": "\(source)", "reason": "\(error.text)"])
            return BatchReceipt(receipts: [], refusal: .unavailable(error.text, retryAfter: Self.retryAfter))
        }
        if let gauges {
            for (event, appended) in zip(batch.events, stored) {
                await gauges.settle(bytes: event.data?.count ?? 0, isStored: !appended.isDuplicate)
            }
        }
        if stored.contains(where: { !$0.isDuplicate }) { newEvents.raise() }
        return BatchReceipt(receipts: await receipts(for: batch, stored, of: source, eventName), refusal: refusal)
    }

    /// Emissions that were looked at.
    private struct Judged {
        /// One for each.
        var verdicts: [EventFilters.Verdict]
        /// Those that pass.
        var events: [CloudEvent]

        /// Leaves out one of the events and everything behind it.
        mutating func cut(at index: Int) {
            let passing = verdicts.indices.filter { verdicts[$0] == .passes }
            verdicts.removeSubrange(passing[index]...)
            events.removeSubrange(index...)
        }
    }

    /// Ends before the first that is too large.
    private func judge(
        _ emissions: [Emission],
        of source: ManifestName,
        _ eventName: String
    ) async -> (Judged, EmitError?) {
        let fitting = emissions.prefix { $0.payload.count <= Self.maximumPayloadBytes }
        let refusal = fitting.count < emissions.count ? EmitError.tooLarge(limitBytes: Self.maximumPayloadBytes) : nil
        let now = clock.now()
        var verdicts = Array(repeating: EventFilters.Verdict.passes, count: fitting.count)
        if filters.hasOne(for: source, eventName) {
            verdicts = await self.verdicts(on: Array(fitting), of: source, eventName, at: now)
        }
        var events: [CloudEvent] = []
        events.reserveCapacity(fitting.count)
        for (emission, verdict) in zip(fitting, verdicts) where verdict == .passes {
            events.append(event(emission, of: source, eventName, at: now))
        }
        return (Judged(verdicts: verdicts, events: events), refusal)
    }

    /// Filters may take their time, so they run where they hold up nobody.
    private func verdicts(
        on emissions: [Emission],
        of source: ManifestName,
        _ eventName: String,
        at now: Timestamp
    ) async -> [EventFilters.Verdict] {
        await withTaskExecutorPreference(globalConcurrentExecutor) {
            emissions.map { filters.verdict(on: $0, of: source, eventName, at: now) }
        }
    }

    /// Cuts the batch before the first event that finds no room, and says why.
    private func admit(_ batch: inout Judged, _ gauges: QuotaGauges) async -> EmitError? {
        for (index, event) in batch.events.enumerated() {
            do throws(EmitError) { try await gauges.admit(bytes: event.data?.count ?? 0) } catch {
                batch.cut(at: index)
                return error
            }
        }
        return nil
    }

    private func receipts(
        for batch: Judged,
        _ stored: [Appended],
        of source: ManifestName,
        _ eventName: String
    ) async -> [Receipt] {
        var kept = zip(batch.events, stored).makeIterator()
        var receipts: [Receipt] = []
        receipts.reserveCapacity(batch.verdicts.count)
        for verdict in batch.verdicts {
            guard verdict == .passes, let (event, appended) = kept.next() else {
                receipts.append(await drop(verdict, source: source, eventName: eventName))
                continue
            }
            receipts.append(
                appended.isDuplicate
                    ? .duplicate(eventID: event.id, sequence: appended.sequence)
                    : .stored(eventID: event.id, sequence: appended.sequence)
            )
        }
        return receipts
    }

    // MARK: Quarantine and status

    package func quarantine(
        _ record: PoisonRecord,
        source: ManifestName,
        eventName: String
    ) async throws(EmitError) {
        guard let quarantine else {
            throw .unavailable("this gateway has nowhere to put records aside", retryAfter: Self.retryAfter)
        }
        do {
            try await quarantine.quarantine(
                QuarantinedRecord(
                    source: naming.source(of: source),
                    eventName: eventName,
                    type: record.type,
                    identity: record.identity,
                    position: record.position,
                    reason: record.reason,
                    storedAt: clock.now(),
                    size: record.bytes.count,
                    bytes: record.bytes,
                    frame: record.frame
                )
            )
        } catch {
            throw .unavailable(error.text, retryAfter: Self.retryAfter)
        }
        await count("quarantined \(source)/\(eventName)", by: 1)
    }

    package func report(_ status: SourceStatus, kind: String, source: ManifestName, eventName: String) async {
        statuses.set(status, of: SourceName(source: source, eventName: eventName), kind: kind)
    }
}

/// Batches of a source on their way through the intake.
private struct IntakeLine: EmissionLine {
    let intake: Intake
    let source: ManifestName
    let eventName: String
    let line: AppendLine

    func handOver(_ emissions: [Emission]) async -> PendingBatch {
        await intake.begin(emissions, of: source, eventName, in: line)
    }
}

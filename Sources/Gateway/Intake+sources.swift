import Buses
import EventData
package import EventSources
import Logging
package import Manifests

extension Intake {
    /// One look at the filter, one at the quota and one flush of the disk for the whole batch.
    package func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        var (batch, refusal) = await judge(emissions, of: source, eventName)
        let gauges = quotas?.gauges(of: source, eventName)
        if let gauges, let excess = await admit(&batch, gauges) { refusal = excess }
        let events = batch.compactMap(\.event)
        var stored: [Appended] = []
        do throws(BusError) { stored = try await bus.append(events) } catch {
            for event in events { await gauges?.settle(bytes: event.data?.count ?? 0, isStored: false) }
            logger.warning("events refused", metadata: ["eventsource": "\(source)", "reason": "\(error.text)"])
            return BatchReceipt(receipts: [], refusal: .unavailable(error.text, retryAfter: Self.retryAfter))
        }
        if let gauges {
            for (event, appended) in zip(events, stored) {
                await gauges.settle(bytes: event.data?.count ?? 0, isStored: !appended.isDuplicate)
            }
        }
        if stored.contains(where: { !$0.isDuplicate }) { newEvents.raise() }
        return BatchReceipt(receipts: await receipts(for: batch, stored, of: source, eventName), refusal: refusal)
    }

    /// An emission that was looked at: the event to store, or why it is none.
    private struct Judged {
        let verdict: EventFilters.Verdict
        let event: CloudEvent?
    }

    /// Ends before the first that is too large.
    private func judge(
        _ emissions: [Emission],
        of source: ManifestName,
        _ eventName: String
    ) async -> ([Judged], EmitError?) {
        let fitting = emissions.prefix { $0.payload.count <= Self.maximumPayloadBytes }
        let refusal = fitting.count < emissions.count ? EmitError.tooLarge(limitBytes: Self.maximumPayloadBytes) : nil
        let now = clock.now()
        guard filters.hasOne(for: source, eventName) else {
            let passed = fitting.map {
                Judged(verdict: .passes, event: event($0, of: source, eventName, at: now))
            }
            return (passed, refusal)
        }
        let verdicts = await verdicts(on: Array(fitting), of: source, eventName, at: now)
        let judged = zip(fitting, verdicts).map { emission, verdict in
            guard verdict == .passes else { return Judged(verdict: verdict, event: nil) }
            return Judged(verdict: verdict, event: event(emission, of: source, eventName, at: now))
        }
        return (judged, refusal)
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
    private func admit(_ batch: inout [Judged], _ gauges: QuotaGauges) async -> EmitError? {
        for (index, judged) in batch.enumerated() {
            guard let event = judged.event else { continue }
            do throws(EmitError) { try await gauges.admit(bytes: event.data?.count ?? 0) } catch {
                batch.removeSubrange(index...)
                return error
            }
        }
        return nil
    }

    private func receipts(
        for batch: [Judged],
        _ stored: [Appended],
        of source: ManifestName,
        _ eventName: String
    ) async -> [Receipt] {
        var stored = stored[...]
        var receipts: [Receipt] = []
        receipts.reserveCapacity(batch.count)
        for judged in batch {
            guard let event = judged.event, let appended = stored.popFirst() else {
                receipts.append(await drop(judged.verdict, source: source, eventName: eventName))
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

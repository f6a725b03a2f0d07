import EventData
package import EventSources
package import Manifests

/// The intake as one source sees it, with what the source does counted.
struct MeasuredSource: SourceRuntime {
    let intake: Intake
    let meter: SourceMeter
    let traces: Traces?
    fileprivate let clock = ContinuousClock()

    init(_ intake: Intake, _ meter: SourceMeter, _ traces: Traces?) {
        self.intake = intake
        self.meter = meter
        self.traces = traces
    }

    func emit(_ emission: Emission, source: ManifestName, eventName: String) async throws(EmitError) -> Receipt {
        let start = clock.now
        defer { meter.took(clock.now - start) }
        let began = beginning
        do throws(EmitError) {
            let receipt = try await intake.emit(emission, source: source, eventName: eventName)
            meter.note(receipt)
            trace([emission], [receipt], of: source, eventName, since: began)
            return receipt
        } catch {
            meter.note(error)
            throw error
        }
    }

    func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        let (start, began) = (clock.now, beginning)
        let batch = await intake.emit(emissions, source: source, eventName: eventName)
        note(batch, of: emissions, source, eventName, since: start, began)
        return batch
    }

    func line(source: ManifestName, eventName: String) -> any EmissionLine {
        MeasuredLine(
            measured: self,
            line: intake.line(source: source, eventName: eventName),
            source: source,
            eventName: eventName
        )
    }

    /// Of a span; nil where nobody wants any.
    fileprivate var beginning: Timestamp? { traces.map { _ in intake.now() } }

    fileprivate func note(
        _ batch: BatchReceipt,
        of emissions: [Emission],
        _ source: ManifestName,
        _ eventName: String,
        since start: ContinuousClock.Instant,
        _ began: Timestamp?
    ) {
        trace(emissions, batch.receipts, of: source, eventName, since: began)
        let duration = clock.now - start
        for receipt in batch.receipts {
            meter.note(receipt)
            meter.took(duration)
        }
        if let refusal = batch.refusal { meter.note(refusal) }
    }

    /// One that came before has its span already.
    private func trace(
        _ emissions: [Emission],
        _ receipts: [Receipt],
        of source: ManifestName,
        _ eventName: String,
        since start: Timestamp?
    ) {
        guard let traces, let start else { return }
        let (name, end) = (intake.naming.source(of: source), intake.now())
        for (emission, receipt) in zip(emissions, receipts) {
            guard case .stored(let id, _) = receipt else { continue }
            traces.intake(emission, id: id, source: name, eventName, from: start, to: end)
        }
    }

    func quarantine(_ record: PoisonRecord, source: ManifestName, eventName: String) async throws(EmitError) {
        try await intake.quarantine(record, source: source, eventName: eventName)
        meter.noteQuarantine()
    }

    func report(_ status: SourceStatus, kind: String, source: ManifestName, eventName: String) async {
        await intake.report(status, kind: kind, source: source, eventName: eventName)
    }

    func add(_ amount: Int, to figure: SourceFigure) { meter.add(amount, to: figure) }

    func now() -> Timestamp { intake.now() }

    func sleep(for wait: Duration) async throws { try await intake.sleep(for: wait) }

    func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8] {
        try await intake.secret(selector, namespace: namespace)
    }

    func note(_ key: String) async throws -> String? { try await intake.note(key) }

    func setNote(_ key: String, to value: String) async throws { try await intake.setNote(key, to: value) }

    func count(_ counter: String, by amount: Int) async { await intake.count(counter, by: amount) }

    func isStored(_ identity: String, source: ManifestName, eventName: String) async throws -> Bool {
        try await intake.isStored(identity, source: source, eventName: eventName)
    }
}

/// What is handed over is measured until its receipt is there.
private struct MeasuredLine: EmissionLine {
    let measured: MeasuredSource
    let line: any EmissionLine
    let source: ManifestName
    let eventName: String

    func handOver(_ emissions: [Emission]) async -> PendingBatch {
        let (start, began) = (measured.clock.now, measured.beginning)
        let pending = await line.handOver(emissions)
        return PendingBatch(mayBeFollowed: pending.mayBeFollowed) {
            let batch = await pending.receipt()
            measured.note(batch, of: emissions, source, eventName, since: start, began)
            return batch
        }
    }
}

extension GatewayMetrics {
    /// The intake as a source sees it, with what the source does counted.
    package func measured(_ intake: Intake, _ source: ManifestName, _ event: String, kind: String) -> any SourceRuntime
    {
        MeasuredSource(intake, self.source(SourceName(source: source, eventName: event), kind: kind), traces)
    }
}

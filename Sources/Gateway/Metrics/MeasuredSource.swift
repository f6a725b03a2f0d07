import EventData
import EventSources
import Manifests

/// The intake as one source sees it, with what the source does counted.
struct MeasuredSource: SourceRuntime {
    let intake: Intake
    let meter: SourceMeter
    private let clock = ContinuousClock()

    init(_ intake: Intake, _ meter: SourceMeter) {
        self.intake = intake
        self.meter = meter
    }

    func emit(_ emission: Emission, source: ManifestName, eventName: String) async throws(EmitError) -> Receipt {
        let start = clock.now
        defer { meter.took(clock.now - start) }
        do throws(EmitError) {
            let receipt = try await intake.emit(emission, source: source, eventName: eventName)
            meter.note(receipt)
            return receipt
        } catch {
            meter.note(error)
            throw error
        }
    }

    func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        let start = clock.now
        let batch = await intake.emit(emissions, source: source, eventName: eventName)
        let duration = clock.now - start
        for receipt in batch.receipts {
            meter.note(receipt)
            meter.took(duration)
        }
        if let refusal = batch.refusal { meter.note(refusal) }
        return batch
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

import Kafka
package import Manifests
package import SensorEngine

/// Writes one message and waits until the brokers have it (spec/sensor.md §5.7).
///
/// Every message carries the invocation's id as the header `Idempotency-Key`, so that whoever reads it can recognise a
/// repetition: an attempt that timed out may have been written all the same.
package struct KafkaTrigger: TriggerKind {
    package static let kind = "kafka"

    private let producers: KafkaProducers

    init(producers: KafkaProducers) { self.producers = producers }

    /// Manifests reads the fields, and whether they can work is seen there.
    package static func check(_ reader: ManifestReader) {}

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            let request = try await KafkaRequest(of: invocation, in: context)
            let producer = try producers.producer(for: request.settings, log: context.logger)
            do throws(KafkaError) {
                let delivery = try await producer.send(request.message)
                let offset = delivery.offset.map { "@\($0)" } ?? ""
                return .succeeded("\(request.message.topic)/\(delivery.partition)\(offset)")
            } catch {
                if producer.fatalError != nil { producers.forget(request.settings) }
                throw AttemptFailure(
                    error,
                    writingTo: request.message.topic,
                    detail: producers.lastProblem(of: request.settings)
                )
            }
        }
    }
}

extension AttemptFailure {
    /// What Kafka's refusal means for an invocation.
    ///
    /// What concerns the gateway and not the invocation (brokers, certificate, password) is transient, as with the
    /// cluster: nothing that waits becomes a dead letter because a password has changed.
    init(_ error: KafkaError, writingTo topic: String, detail: String?) {
        let problem = "topic \(topic): \(error.message) (\(error.name))"
        if error.isAbsence || error.isTooLarge || error.name.hasSuffix("AUTHORIZATION_FAILED") {
            result = .permanent(problem, fix: "\(error.advice); then retry the invocation")
        } else if error.kind == .refused, !error.name.contains("AUTHENTICATION"), error.name != "_SSL" {
            result = .permanent(problem, fix: "correct the trigger in the sensor")
        } else {
            result = .transient(detail.map { "\(problem): \($0)" } ?? problem, after: nil)
        }
    }
}

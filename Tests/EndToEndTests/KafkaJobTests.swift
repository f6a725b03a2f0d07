import BuiltGateway
import EventData
import Foundation
import Kafka
import MockKafka
import Testing

/// From a Kafka record to a Workflow and a message, with the built binary, over kill -9 and poison.
@Suite(.timeLimit(.minutes(2))) struct KafkaJobTests {
    private static let records = 40

    @Test func `every record starts its job once over kill -9, and poison is kept and redriven`() async throws {
        let kafka = try KafkaUnderTest()
        let (orders, receipts) = (try await kafka.makeTopic(partitions: 2), try await kafka.makeTopic())
        let manifest = Self.source(kafka.bootstrap, orders) + Self.sensor(kafka.bootstrap, receipts)
        let gateway = try GatewayProcess(manifests: ["orders.yaml": manifest])
        try await gateway.start()
        let producer = try kafka.producer()
        for number in 0..<Self.records {
            let value = number == 7 ? "no JSON" : "{\"id\": \"\(number)\"}"
            try await producer.send(
                KafkaMessage(topic: orders, partition: Int32(number % 2), value: Array(value.utf8))
            )
            if number == Self.records / 2 {
                Foundation.kill(gateway.processIdentifier, SIGKILL)
                _ = gateway.waitForExit()
                try await gateway.start()
            }
        }
        let wanted = Set((0..<Self.records).map(String.init)).subtracting(["7"])
        try await eventually("all jobs but one are started", within: .seconds(60)) {
            try await gateway.workflows().count >= wanted.count
        }
        try Self.redrivePoison(gateway, orders)
        try await eventually("the corrected one, too") { try await gateway.workflows().count > wanted.count }
        let made = try await gateway.workflows().compactMap { $0.workflowArguments["id"] }
        #expect(made.count == Self.records)
        #expect(Set(made) == wanted.union(["7"]))
        let written = try await Self.read(kafka, receipts, atLeast: Self.records)
        #expect(Set(written.compactMap { $0.value.map { String(decoding: $0, as: UTF8.self) } }).count == Self.records)
        try await eventually("nothing lies before it") {
            let described = try Binary.run(["describe", "es", "orders", "--admin", gateway.admin])
            return described.status == 0 && described.output.contains(#/\nLag: +0\n/#)
                && described.output.contains(#/\nStatus: +ok\n/#)
        }
    }

    private static func redrivePoison(_ gateway: GatewayProcess, _ topic: String) throws {
        let listed = try JSON(
            parsing: Binary.run(["quarantine", "list", "-o", "json", "--admin", gateway.admin]).output
        )
        #expect(listed.array?.map { $0["position"]?.string } == ["\(topic)/1@3"])
        let asItIs = try Binary.run(["quarantine", "redrive", "1", "--admin", gateway.admin])
        #expect(asItIs.status == 1)
        #expect(asItIs.errors.contains("the body is no JSON"))
        let fixed = gateway.directory.appending(path: "fixed.json")
        try Data("{\"id\": \"7\"}".utf8).write(to: fixed)
        let redrive = ["quarantine", "redrive", "1", "-f", fixed.path, "--admin", gateway.admin]
        #expect(try Binary.run(redrive).output.hasPrefix("record 1: redriven as event orders:placed:"))
        #expect(try Binary.run(redrive).status == 1, "it is decided on once")
        #expect(try Binary.run(["quarantine", "list", "-o", "name", "--admin", gateway.admin]).output == "")
    }

    private static func read(_ kafka: KafkaUnderTest, _ topic: String, atLeast count: Int) async throws
        -> [KafkaRecord]
    {
        let consumer = try kafka.consumer(group: nil)
        try await consumer.assign([TopicPartition(topic, 0, at: .beginning)])
        var records: [KafkaRecord] = []
        while Set(records.map(\.value)).count < count {
            try Task.checkCancellation()
            for event in await consumer.next() { if case .records(let some) = event { records += some } }
        }
        return records
    }

    private static func source(_ brokers: String, _ topic: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata:
          name: orders
        spec:
          kafka:
            placed:
              url: "\(brokers)"
              topic: \(topic)
              jsonBody: true
              consumerGroup: {groupName: \(topic), oldest: true}
              config: |
                consumer: {maxWaitTime: 10ms, group: {session: {timeout: 6s}, heartbeat: {interval: 500ms}}}
        ---

        """
    }

    private static func sensor(_ brokers: String, _ topic: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata:
          name: orders
        spec:
          dependencies:
            - {name: order, eventSourceName: orders, eventName: placed}
          triggers:
            - template:
                name: job
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: job-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: id, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - src: {dependencyName: order, dataKey: body.id}
                      dest: spec.arguments.parameters.0.value
            - template:
                name: receipt
                kafka:
                  url: "\(brokers)"
                  topic: \(topic)
                  payload:
                    - src: {dependencyName: order, dataKey: body.id}
                      dest: order

        """
    }
}

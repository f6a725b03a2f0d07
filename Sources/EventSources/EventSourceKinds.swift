/// Every kind of event source, one line each.
package let eventSourceKinds: [any EventSource.Type] = [
    WebhookSource.self,
    CalendarSource.self,
    KafkaSource.self,
]

/// The event's data: `{"header": …, "body": …, "metadata"?}` (spec/eventsources.md §2.1).
struct WebhookPayload {
    let bytes: [UInt8]

    init(headers: [HTTPField], value: WebhookBody.Value, metadata: [(name: String, value: String)]) {
        var payload = HookPayload(.header, headers, capacity: value.json.count)
        payload.member("body") { writer in
            if value.isCompact { writer.raw(value.json) } else { writer.compacted(value.json) }
        }
        bytes = payload.finished(metadata)
    }
}

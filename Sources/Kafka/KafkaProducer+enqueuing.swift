import CRdKafka

extension KafkaProducer {
    /// Hands the message over to librdkafka, which copies it; nil when it was taken.
    func enqueue(_ message: KafkaMessage, _ slot: DeliverySlot) -> KafkaError? {
        let retained = Unmanaged.passRetained(slot)
        let headers = Self.makeHeaders(message.headers)
        let error = message.topic.withCString { topic in
            Self.withBytes(message.value) { value in
                Self.withBytes(message.key) { key in
                    var fields = [Self.field(RD_KAFKA_VTYPE_TOPIC) { $0.cstr = topic }]
                    fields.append(Self.field(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = RD_KAFKA_MSG_F_COPY })
                    fields.append(Self.field(RD_KAFKA_VTYPE_OPAQUE) { $0.ptr = retained.toOpaque() })
                    if let value { fields.append(Self.field(RD_KAFKA_VTYPE_VALUE, value)) }
                    if let key { fields.append(Self.field(RD_KAFKA_VTYPE_KEY, key)) }
                    if let partition = message.partition {
                        fields.append(Self.field(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition })
                    }
                    if let timestamp = message.timestamp {
                        fields.append(Self.field(RD_KAFKA_VTYPE_TIMESTAMP) { $0.i64 = timestamp })
                    }
                    if let headers { fields.append(Self.field(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers }) }
                    return KafkaError(taking: rd_kafka_produceva(handle.client, fields, fields.count))
                }
            }
        }
        guard let error else { return nil }
        // Nothing was taken over.
        retained.release()
        if let headers { rd_kafka_headers_destroy(headers) }
        return error
    }

    private typealias Content = rd_kafka_vu_s.__Unnamed_union_u

    private static func field(_ type: rd_kafka_vtype_t, _ set: (inout Content) -> Void) -> rd_kafka_vu_t {
        var field = rd_kafka_vu_t()
        field.vtype = type
        set(&field.u)
        return field
    }

    private static func field(_ type: rd_kafka_vtype_t, _ bytes: UnsafeRawBufferPointer) -> rd_kafka_vu_t {
        field(type) { content in
            // librdkafka copies and does not write; an empty value needs an address too, or it is a tombstone.
            content.mem.ptr = UnsafeMutableRawPointer(mutating: bytes.baseAddress ?? placeholder)
            content.mem.size = bytes.count
        }
    }

    /// An address for what has no bytes; nothing is read there.
    // A constant that is never written.
    nonisolated(unsafe) private static let placeholder: UnsafeRawPointer = UnsafeRawPointer(
        UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
    )

    private static func withBytes<Value>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
        guard let bytes else { return body(nil) }
        return bytes.withUnsafeBytes { body($0) }
    }

    /// nil without headers; the caller owns them until they are taken over.
    private static func makeHeaders(_ headers: [KafkaHeader]) -> OpaquePointer? {
        guard !headers.isEmpty, let list = rd_kafka_headers_new(headers.count) else { return nil }
        for header in headers {
            withBytes(header.value) { bytes in
                let start = bytes.map { $0.baseAddress ?? placeholder }
                _ = rd_kafka_header_add(list, header.name, header.name.utf8.count, start, bytes?.count ?? 0)
            }
        }
        return list
    }
}

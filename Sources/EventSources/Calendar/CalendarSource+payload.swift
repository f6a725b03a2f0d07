package import EventData

extension CalendarSource {
    /// `eventTime` is the nominal time as Go prints it; Argo Events gives the moment of waking up, a little later.
    package func payload(of tick: Timestamp) -> [UInt8] {
        var writer = PayloadWriter()
        writer.raw("{\"eventTime\":")
        writer.string(tick.goText)
        writer.raw(",\"scheduledTime\":")
        writer.string(tick.rfc3339)
        if !metadata.isEmpty {
            writer.raw(",\"metadata\":")
            writer.object(metadata.sorted { $0.name < $1.name })
        }
        writer.raw("}")
        return writer.bytes
    }
}

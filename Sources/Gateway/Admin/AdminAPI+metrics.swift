import HTTPTypes
import Hummingbird
import NIOCore

extension AdminAPI {
    /// The intake as a source sees it, so that what people emit by hand counts too.
    func measured(_ name: SourceName, kind: String) -> MeasuredSource {
        MeasuredSource(running.generation.intake, metrics.source(name, kind: kind), metrics.traces)
    }

    /// For Prometheus; as open as readiness, because it has names and numbers and nothing of any event.
    func addMetricsRoute(to router: Router<BasicRequestContext>) {
        router.get("/metrics") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: MetricText.contentType],
                body: .init(byteBuffer: ByteBuffer(string: await scrape.text()))
            )
        }
    }
}

import EventData
import Manifests

extension TriggerBody {
    /// Reads the parameters of a block into which parameters were written.
    init(rendering block: JSON, kind: String) throws(RenderError) {
        do {
            try self.init(kind: kind, from: block)
        } catch {
            throw RenderError("after the trigger's parameters, \(error.problem); \(error.fix)")
        }
    }
}

import Hummingbird
import NIOCore
import Synchronization

/// The questions that are being asked, so many in all and from each address.
final class ReviewPlaces: Sendable {
    private struct State {
        var count = 0
        var byAddress: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// Takes a place, which `leave` gives back; otherwise the limit that was reached.
    func take(for address: String) -> String? {
        state.withLock { state in
            guard state.count < AdmissionDoor.maximumReviews else { return "maximumReviews" }
            guard state.byAddress[address, default: 0] < AdmissionDoor.maximumReviewsOfOne else {
                return "maximumReviewsOfOne"
            }
            state.count += 1
            state.byAddress[address, default: 0] += 1
            return nil
        }
    }

    func leave(_ address: String) {
        state.withLock { state in
            state.count -= 1
            let left = state.byAddress[address, default: 1] - 1
            state.byAddress[address] = left > 0 ? left : nil
        }
    }
}

/// A request with where it comes from.
struct AddressedContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Empty where the connection is gone.
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

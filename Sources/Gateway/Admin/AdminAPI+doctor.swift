import EventData
import Hummingbird

extension AdminAPI {
    func addDoctorRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/doctor") { _, _ in Response.json(.array(await doctor.findings().map { $0.json })) }
    }
}

import EventData
import EventSources
import Testing

struct KafkaNewsTests {
    /// A look each second: `+` it works, `-` it does not; what is told at the looks, a dot for nothing.
    private func told(_ looks: String) -> String {
        var news = KafkaNews()
        return String(
            looks.enumerated().map { second, look in
                news.isNews(works: look == "+", at: Timestamp(seconds: Int64(second))) ? look : "."
            }
        )
    }

    @Test(arguments: [
        ("++++", ".+.."),
        // What a start takes is none.
        ("---++", "....+"),
        ("--------------++", "...........-...+"),
        ("++---++", ".+.-..+"),
    ])
    func `that it works is told, that it does not, and that it does again`(looks: String, told: String) {
        #expect(self.told(looks) == told)
    }

    @Test func `what changes at every look is no news`() {
        #expect(told("++-+-+-+-+") == ".+........")
        #expect(told("++---+-+-++") == ".+.-......+")
    }
}

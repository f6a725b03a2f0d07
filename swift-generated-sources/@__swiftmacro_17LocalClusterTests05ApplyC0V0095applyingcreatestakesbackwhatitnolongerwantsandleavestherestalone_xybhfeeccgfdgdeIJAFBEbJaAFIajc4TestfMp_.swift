@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_16e4a4299c06a507fbfMu_() async throws -> Void {
  let $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ApplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_7__localfMu_.`applying creates, takes back what it no longer wants, and leaves the rest alone`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_25generatore4a4299c06a507fbfMu_() async -> Testing.Test {
  return .__function(
  named: "`applying creates, takes back what it no longer wants, and leaves the rest alone`()",
  in: ApplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "applying creates, takes back what it no longer wants, and leaves the rest alone",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ApplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ApplyTests.swift", line: 22, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_16e4a4299c06a507fbfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_24accessore4a4299c06a507fbfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_25generatore4a4299c06a507fbfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_33testContentRecorde4a4299c06a507fbfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ApplyC0V0095applyingcreatestakesbackwhatitnolongerwantsandleavestherestalone_xybhfeeccgfdgdeIJAFBEbJaAFIajc4TestfMp_24accessore4a4299c06a507fbfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:33:6-33:6

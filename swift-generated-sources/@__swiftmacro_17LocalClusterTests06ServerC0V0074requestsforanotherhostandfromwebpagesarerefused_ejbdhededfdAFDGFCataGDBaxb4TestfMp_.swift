@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_17Z5a627d1bafba9fb1fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_7__localfMu_.`requests for another host, and from web pages, are refused`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_25generator5a627d1bafba9fb1fMu_() async -> Testing.Test {
  return .__function(
  named: "`requests for another host, and from web pages, are refused`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "requests for another host, and from web pages, are refused",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 10, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_17Z5a627d1bafba9fb1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_24accessor5a627d1bafba9fb1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_25generator5a627d1bafba9fb1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_33testContentRecord5a627d1bafba9fb1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_24accessor5a627d1bafba9fb1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:21:6-21:6

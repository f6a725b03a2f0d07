@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_16f67af928dcf7788bfMu_() async throws -> Void {
  let $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ListTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_7__localfMu_.`pages follow each other and keep the first page's version`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_25generatorf67af928dcf7788bfMu_() async -> Testing.Test {
  return .__function(
  named: "`pages follow each other and keep the first page's version`()",
  in: ListTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "pages follow each other and keep the first page's version",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ListTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ListTests.swift", line: 50, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_16f67af928dcf7788bfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_24accessorf67af928dcf7788bfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_25generatorf67af928dcf7788bfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_33testContentRecordf67af928dcf7788bfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_24accessorf67af928dcf7788bfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:65:6-65:6

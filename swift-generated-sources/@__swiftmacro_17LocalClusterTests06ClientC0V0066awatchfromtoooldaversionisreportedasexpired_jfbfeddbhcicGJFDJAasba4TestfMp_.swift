@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_16f3a4612104c17bbcfMu_() async throws -> Void {
  let $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ClientTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_7__localfMu_.`a watch from too old a version is reported as expired`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_25generatorf3a4612104c17bbcfMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch from too old a version is reported as expired`()",
  in: ClientTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch from too old a version is reported as expired",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ClientTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ClientTests.swift", line: 66, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_16f3a4612104c17bbcfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_24accessorf3a4612104c17bbcfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_25generatorf3a4612104c17bbcfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_33testContentRecordf3a4612104c17bbcfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_24accessorf3a4612104c17bbcfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:73:6-73:6

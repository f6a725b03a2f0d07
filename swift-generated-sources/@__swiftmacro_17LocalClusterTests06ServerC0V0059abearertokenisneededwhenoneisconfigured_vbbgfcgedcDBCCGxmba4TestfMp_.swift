@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_16b03ff123949e6b7afMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_7__localfMu_.`a bearer token is needed when one is configured`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_25generatorb03ff123949e6b7afMu_() async -> Testing.Test {
  return .__function(
  named: "`a bearer token is needed when one is configured`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a bearer token is needed when one is configured",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 36, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_16b03ff123949e6b7afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_24accessorb03ff123949e6b7afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_25generatorb03ff123949e6b7afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_33testContentRecordb03ff123949e6b7afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_24accessorb03ff123949e6b7afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:52:6-52:6

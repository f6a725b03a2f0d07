@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_16d92cee9115926da1fMu_() async throws -> Void {
  let $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ReplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_7__localfMu_.`a write for which no place is left says when to come back`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_25generatord92cee9115926da1fMu_() async -> Testing.Test {
  return .__function(
  named: "`a write for which no place is left says when to come back`()",
  in: ReplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a write for which no place is left says when to come back",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ReplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ReplyTests.swift", line: 52, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_16d92cee9115926da1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_24accessord92cee9115926da1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_25generatord92cee9115926da1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_33testContentRecordd92cee9115926da1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_24accessord92cee9115926da1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:62:6-62:6

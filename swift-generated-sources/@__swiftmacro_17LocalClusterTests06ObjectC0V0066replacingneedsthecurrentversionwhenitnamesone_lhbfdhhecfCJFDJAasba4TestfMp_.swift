@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_17Z9a874833cfed69a3fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_7__localfMu_.`replacing needs the current version when it names one`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_25generator9a874833cfed69a3fMu_() async -> Testing.Test {
  return .__function(
  named: "`replacing needs the current version when it names one`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "replacing needs the current version when it names one",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 142, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_17Z9a874833cfed69a3fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_24accessor9a874833cfed69a3fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_25generator9a874833cfed69a3fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_33testContentRecord9a874833cfed69a3fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_24accessor9a874833cfed69a3fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:153:6-153:6

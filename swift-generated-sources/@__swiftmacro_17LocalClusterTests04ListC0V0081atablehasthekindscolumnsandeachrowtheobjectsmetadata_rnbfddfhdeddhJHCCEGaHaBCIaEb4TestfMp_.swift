@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_16d339a878fe300746fMu_() async throws -> Void {
  let $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ListTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_7__localfMu_.`a table has the kind's columns and each row the object's metadata`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_25generatord339a878fe300746fMu_() async -> Testing.Test {
  return .__function(
  named: "`a table has the kind's columns and each row the object's metadata`()",
  in: ListTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a table has the kind's columns and each row the object's metadata",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ListTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ListTests.swift", line: 67, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_16d339a878fe300746fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_24accessord339a878fe300746fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_25generatord339a878fe300746fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_33testContentRecordd339a878fe300746fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_24accessord339a878fe300746fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:82:6-82:6

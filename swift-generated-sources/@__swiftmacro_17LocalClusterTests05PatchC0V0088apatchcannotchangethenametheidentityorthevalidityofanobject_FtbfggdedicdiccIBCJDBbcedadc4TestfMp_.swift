@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_17Z98a31338792467d5fMu_() async throws -> Void {
  let $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_7__localfMu_.`a patch cannot change the name, the identity or the validity of an object`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_25generator98a31338792467d5fMu_() async -> Testing.Test {
  return .__function(
  named: "`a patch cannot change the name, the identity or the validity of an object`()",
  in: PatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a patch cannot change the name, the identity or the validity of an object",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PatchTests.swift", line: 57, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_17Z98a31338792467d5fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_24accessor98a31338792467d5fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_25generator98a31338792467d5fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_33testContentRecord98a31338792467d5fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05PatchC0V0088apatchcannotchangethenametheidentityorthevalidityofanobject_FtbfggdedicdiccIBCJDBbcedadc4TestfMp_24accessor98a31338792467d5fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:67:6-67:6
